-- The lots that a sale consumes first, in their order, where the trader chose them; every other follows the book's method.
CREATE TABLE fill_lots (
    sequence BIGINT NOT NULL,
    place INTEGER NOT NULL,
    lot VARCHAR(120) NOT NULL,
    PRIMARY KEY (sequence, place),
    CONSTRAINT fill_lot_of_fill FOREIGN KEY (sequence) REFERENCES fills (sequence)
);
