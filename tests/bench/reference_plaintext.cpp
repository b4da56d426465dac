// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The least a Qt window can do with a stream: its text appended, once a frame, to a QPlainTextEdit. No Markdown, no
// colours.
//   reference_plaintext
#include "tests/bench/sampleanswer.h"
#include "tests/bench/streamclock.h"

#include <QtGui/QTextCursor>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollBar>

using namespace spyhop;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QPlainTextEdit view;
    view.setReadOnly(true);
    view.setUndoRedoEnabled(false);
    view.resize(bench::viewWidth, bench::viewHeight);
    view.show();
    QString fresh;
    bench::StreamClock stream(bench::sampleAnswer(bench::answerLength), bench::deltaCount);
    QObject::connect(&stream, &bench::StreamClock::delta, &view, [&fresh](const QString& text) { fresh += text; });
    QObject::connect(&stream, &bench::StreamClock::frame, &view, [&] {
        if (fresh.isEmpty())
            return;
        QTextCursor cursor(view.document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(std::exchange(fresh, QString()));
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    });
    stream.watchPaints(view.viewport());
    return stream.run(true);
}
