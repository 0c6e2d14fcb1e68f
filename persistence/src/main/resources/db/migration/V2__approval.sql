-- Orders that are filled in parts, in slices, or outside of Ballast; what proposals were made from.

ALTER TABLE orders ADD COLUMN slice INTEGER DEFAULT 1 NOT NULL;
ALTER TABLE orders ADD COLUMN route VARCHAR(20) DEFAULT 'BROKER' NOT NULL;
ALTER TABLE orders ADD COLUMN worked_at TIMESTAMP(9) WITH TIME ZONE DEFAULT TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00' NOT NULL;
ALTER TABLE orders ADD COLUMN filled DECFLOAT DEFAULT 0 NOT NULL;
ALTER TABLE orders ADD COLUMN fills INTEGER DEFAULT 0 NOT NULL;

-- Until now an order was filled whole or not at all.
UPDATE orders SET worked_at = placed_at;
UPDATE orders SET filled = quantity, fills = 1 WHERE state = 'FILLED';

ALTER TABLE orders DROP CONSTRAINT order_of_leg_once;
ALTER TABLE orders ADD CONSTRAINT order_of_slice_once UNIQUE (proposal, leg, slice);

-- The document names its price windows by their hashes, so that each is stored once.
CREATE TABLE proposal_inputs (
    proposal VARCHAR(60) NOT NULL,
    version INTEGER NOT NULL,
    hash CHAR(64) NOT NULL,
    PRIMARY KEY (proposal, version)
);

CREATE TABLE documents (
    hash CHAR(64) PRIMARY KEY,
    content VARBINARY(100000000) NOT NULL
);
