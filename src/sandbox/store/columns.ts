export type Column = { name: string; type: 'int' | 'text'; nullable?: boolean };
export type Table = {
  name: string;
  columns: Column[];
  unique?: string[][];
  indexes?: string[][];
};

export const int = (name: string): Column => ({ name, type: 'int' });
export const text = (name: string): Column => ({ name, type: 'text' });
export const maybe = (column: Column): Column => ({ ...column, nullable: true });
