export { eraseWishes } from './erase-wishes.ts';
export { makeWish } from './make-wish.ts';
export { takeBack } from './take-back.ts';
export { endOf, KEPT_AFTER_END, type Wish } from './wish.ts';
export { wishSource } from './wish-source.ts';
export { wishedKeys, wishesOf, wishUnder } from './wish-store.ts';
