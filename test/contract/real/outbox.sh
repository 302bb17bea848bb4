#!/bin/sh
# Stands in for sendmail: keeps each mail, ended by a zero byte, in the file MAIL_OUTBOX names.
{ cat; printf '\0'; } >> "$MAIL_OUTBOX"
