//! A scene becomes SVG text, or a picture on a canvas.
