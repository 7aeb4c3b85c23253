//! State machines that turn pointer and key input into intents.
