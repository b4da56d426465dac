// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The least Qt Widgets program with a window: what a start costs before a program does anything of its own.

#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <cstdio>

namespace {

class Window : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLabel::paintEvent(event);
        QMetaObject::invokeMethod(
            this,
            [] {
                std::fputs("first paint\n", stderr);
                QApplication::quit();
            },
            Qt::QueuedConnection);
    }
};

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    Window window(QStringLiteral("Window"));
    window.resize(1280, 832);
    window.show();
    return QApplication::exec();
}
