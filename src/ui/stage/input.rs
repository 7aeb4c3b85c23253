//! Browser events on the canvas as input of the tools.
//!
//! **Invariant:** an event that means nothing to the map goes on its way: keys without a meaning, and the wheel until
//! somebody has entered the element.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlCanvasElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use crate::scene::Point;
use crate::tools::{Button, Modifiers, PointerKind, Press, Wheel, action, perform, turned};
use crate::ui::stage::board::Board;
use crate::ui::stage::browser::{SizeWatch, Timer, listen};
use crate::ui::stage::picture::foot;

/// How long a finger rests before it opens what it rests on, in milliseconds.
const REST_MILLIS: u32 = 500;
/// What a wheel turns by where it counts in lines or pages, in pixels.
const LINE_PX: f64 = 40.0;

/// Keeps the canvas connected to the board until it is dropped.
pub(super) struct Inputs {
    _listeners: Vec<EventListener>,
    _sizes: Vec<SizeWatch>,
}

impl Inputs {
    /// Connects a canvas to its board.
    pub(super) fn listen(canvas: &HtmlCanvasElement, board: &Rc<Board>) -> Self {
        let wiring = Wiring { canvas: canvas.clone(), board: Rc::downgrade(board), space: Rc::default() };
        let mut listeners = wiring.pointer();
        listeners.extend(wiring.wheel_and_keys());
        listeners.extend(wiring.defaults());
        let mut sizes = vec![SizeWatch::new(canvas, wiring.with_board(Board::resized))];
        sizes.extend(foot(canvas).map(|foot| SizeWatch::new(&foot, wiring.with_board(Board::foot_resized))));
        Self { _listeners: listeners, _sizes: sizes }
    }
}

#[derive(Clone)]
struct Wiring {
    canvas: HtmlCanvasElement,
    board: Weak<Board>,
    space: Rc<Cell<bool>>,
}

impl Wiring {
    fn with_board(&self, call: impl Fn(&Board) + 'static) -> impl Fn() + 'static {
        let board = self.board.clone();
        move || {
            if let Some(board) = board.upgrade() {
                call(&board);
            }
        }
    }

    fn on<E: JsCast>(&self, event: &'static str, heard: impl Fn(&Self, &Board, &E) + 'static) -> EventListener {
        let wiring = self.clone();
        let heard = move |event: &Event| {
            if let Some(board) = wiring.board.upgrade() {
                heard(&wiring, &board, event.unchecked_ref());
            }
        };
        listen(&self.canvas, event, Box::new(heard))
    }

    fn held(&self, event: &MouseEvent) -> Modifiers {
        Modifiers { shift: event.shift_key(), command: event.ctrl_key() || event.meta_key(), alt: event.alt_key(), space: self.space.get() }
    }

    fn pointer(&self) -> Vec<EventListener> {
        let resting = Rc::new(Cell::new(0));
        let rest = Rc::new(Timer::new(REST_MILLIS, {
            let (board, resting) = (self.board.clone(), resting.clone());
            move || {
                if let Some(board) = board.upgrade() {
                    board.point(|tool, context| tool.rested(resting.get(), context));
                }
            }
        }));
        let ended = {
            let rest = rest.clone();
            move |board: &Board, pointer: i32| {
                rest.stop();
                board.point(|tool, context| tool.cancelled(pointer, context));
            }
        };
        vec![
            self.on("pointerdown", {
                let rest = rest.clone();
                move |wiring, board, event: &PointerEvent| {
                    let Some(press) = wiring.press(event) else { return };
                    if press.kind == PointerKind::Touch {
                        resting.set(press.pointer);
                        rest.start();
                    }
                    // A pointer that is gone already cannot be captured; its gesture ends like any other.
                    wiring.canvas.set_pointer_capture(press.pointer).unwrap_or_default();
                    board.point(|tool, context| tool.down(press, context));
                }
            }),
            self.on("pointermove", |_, board, event: &PointerEvent| {
                board.point(|tool, context| tool.moved(event.pointer_id(), at_px(event), context));
            }),
            self.on("pointerup", move |_, board, event: &PointerEvent| {
                rest.stop();
                board.point(|tool, context| tool.up(event.pointer_id(), at_px(event), context));
            }),
            self.on("pointercancel", {
                let ended = ended.clone();
                move |_, board, event: &PointerEvent| ended(board, event.pointer_id())
            }),
            self.on("lostpointercapture", move |_, board, event: &PointerEvent| ended(board, event.pointer_id())),
            self.on("pointerleave", |_, board, _: &PointerEvent| board.point(|tool, context| tool.left(context))),
            self.on("dblclick", |_, board, event: &MouseEvent| {
                board.point(|tool, context| tool.double_clicked(at_px(event), context));
            }),
        ]
    }

    fn press(&self, event: &PointerEvent) -> Option<Press> {
        let button = match event.button() {
            0 => Button::Primary,
            1 => Button::Middle,
            _ => return None,
        };
        let kind = if event.pointer_type() == "touch" { PointerKind::Touch } else { PointerKind::Mouse };
        Some(Press { pointer: event.pointer_id(), kind, button, at_px: at_px(event), held: self.held(event) })
    }

    fn wheel_and_keys(&self) -> Vec<EventListener> {
        vec![
            self.on("wheel", |wiring, board, event: &WheelEvent| {
                if !board.is_entered() {
                    return;
                }
                event.prevent_default();
                let unit_px = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { LINE_PX };
                let (right_px, down_px) = (event.delta_x() * unit_px, event.delta_y() * unit_px);
                let wheel = Wheel { at_px: at_px(event), right_px, down_px, held: wiring.held(event) };
                board.point(|_, context| turned(wheel, context));
            }),
            self.on("keydown", |wiring, board, event: &KeyboardEvent| {
                if board.is_entered() && wiring.key(board, event) {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }),
            self.on("keyup", |wiring, _, event: &KeyboardEvent| {
                if event.key() == " " {
                    wiring.space.set(false);
                }
            }),
            self.on("blur", |wiring, _, _: &Event| wiring.space.set(false)),
        ]
    }

    /// Whether the key meant something.
    fn key(&self, board: &Board, event: &KeyboardEvent) -> bool {
        let key = event.key();
        if key == " " {
            self.space.set(true);
            return true;
        }
        if board.is_dragging() {
            if key == "Escape" {
                board.point(|tool, context| tool.abandon(context));
            }
            return key == "Escape";
        }
        let held =
            Modifiers { shift: event.shift_key(), command: event.ctrl_key() || event.meta_key(), alt: event.alt_key(), space: false };
        action(&key, held).is_some_and(|action| board.key(|context| perform(action, context)))
    }

    /// What the browser would do besides.
    fn defaults(&self) -> Vec<EventListener> {
        vec![
            // The menu of a long press, which opens the selection here.
            self.on("contextmenu", |_, board, event: &Event| {
                if board.is_dragging() {
                    event.prevent_default();
                }
            }),
            // Scrolling by a held wheel.
            self.on("mousedown", |_, board, event: &MouseEvent| {
                if event.button() == 1 {
                    event.prevent_default();
                    board.focus();
                }
            }),
            self.on("contextrestored", |_, board, _: &Event| board.repaint()),
        ]
    }
}

fn at_px(event: &MouseEvent) -> Point {
    Point::new(f64::from(event.offset_x()), f64::from(event.offset_y()))
}
