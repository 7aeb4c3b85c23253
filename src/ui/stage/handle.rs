//! What the rest of the page holds the stage by.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::{Rc, Weak};

use crate::scene::{Item, Point, View};
use crate::ui::stage::board::Board;

/// A handle of the stage for buttons, lists and exports; it does nothing while there is no stage.
#[derive(Clone, Default)]
pub struct StageHandle(Rc<RefCell<Weak<Board>>>);

impl PartialEq for StageHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl StageHandle {
    pub(super) fn hold(&self, board: &Rc<Board>) {
        *self.0.borrow_mut() = Rc::downgrade(board);
    }

    fn board(&self) -> Option<Rc<Board>> {
        self.0.borrow().upgrade()
    }

    /// Looks closer about the middle of the screen, or from farther away with a factor below 1.
    pub fn zoom(&self, factor: f64) {
        if let Some(board) = self.board() {
            board.zoom(factor);
        }
    }

    /// Brings the whole map into view.
    pub fn fit(&self) {
        if let Some(board) = self.board() {
            board.fit();
        }
    }

    /// Gives the map the keyboard.
    pub fn focus(&self) {
        if let Some(board) = self.board() {
            board.focus();
        }
    }

    /// Moves the camera as far as it takes to see these.
    pub fn show(&self, items: &BTreeSet<Item>) {
        if let Some(board) = self.board() {
            board.show(items);
        }
    }

    /// What is looked at now, camera and all.
    pub fn view(&self) -> Option<View> {
        self.board().map(|board| board.view())
    }

    /// The point of the map in the middle of the screen.
    pub fn center(&self) -> Option<Point> {
        self.view().map(|view| view.camera.center)
    }
}
