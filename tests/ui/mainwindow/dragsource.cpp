// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// dragsource X Y picture|files FILE…|list FILE…: a program that something is dragged out of. A small window at (X, Y)
// of the screen; says "ready" once it is there and, when what was dragged from it has been dropped and fetched, "taken"
// or "not taken". `list`: the names as RFC 2483 has them, and nothing else, as programs without Qt hand them over.
#include <QtCore/QMimeData>
#include <QtCore/QTextStream>
#include <QtCore/QUrl>
#include <QtGui/QDrag>
#include <QtGui/QImage>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>
#include <utility>

namespace {

class DragSource : public QWidget {
public:
    explicit DragSource(const QStringList& files)
        : m_files(files)
    {
        setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::X11BypassWindowManagerHint);
        setFixedSize(60, 60);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (std::exchange(m_isReady, true))
            return;
        QTextStream(stdout) << "ready" << Qt::endl;
    }
    void mousePressEvent(QMouseEvent*) override
    {
        auto* dragged = new QMimeData;
        const QString what = m_files.value(0);
        const QStringList files = m_files.mid(1);
        if (what == QStringLiteral("picture")) {
            QImage picture(64, 48, QImage::Format_RGB32);
            picture.fill(Qt::darkGreen);
            dragged->setImageData(picture);
        } else if (what == QStringLiteral("list")) {
            QByteArray list = "# copied\r\n";
            for (const QString& file : files)
                list += QUrl::fromLocalFile(file).toEncoded(QUrl::FullyEncoded).insert(7, "localhost") + "\r\n";
            dragged->setData(QStringLiteral("text/uri-list"), list);
        } else {
            QList<QUrl> urls;
            for (const QString& file : files)
                urls.append(QUrl::fromLocalFile(file));
            dragged->setUrls(urls);
            dragged->setText(files.join(u'\n')); // as file managers do
        }
        auto* drag = new QDrag(this);
        drag->setMimeData(dragged);
        // exec() returns when the mouse is let go, by what was said of the place before. What was dragged is fetched
        // after that; Qt keeps it until the other program has said that it is done.
        if (drag->exec(Qt::CopyAction) == Qt::CopyAction)
            connect(drag, &QObject::destroyed, this, [] { end("taken"); });
        else
            end("not taken");
    }

private:
    static void end(const char* word)
    {
        QTextStream(stdout) << word << Qt::endl;
        QApplication::quit();
    }

    QStringList m_files;
    bool m_isReady = false;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    DragSource source(arguments.mid(3));
    source.move(arguments.value(1).toInt(), arguments.value(2).toInt());
    source.show();
    return QApplication::exec();
}
