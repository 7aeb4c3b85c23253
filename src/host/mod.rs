//! The page outside: custom element, JavaScript interface, storage, worker.
