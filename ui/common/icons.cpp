// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QtCore/QFile>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>
#include <cmath>

namespace spyhop::ui {
namespace {

const char* pathOf(Icon icon)
{
    switch (icon) {
    case Icon::Chats:
        return "M4 5h16v11H9l-5 4z";
    case Icon::Batch:
        return "M4 5h16v14H4zM4 10h16M10 10v9";
    case Icon::Monitor:
        return "M4 19V5M4 19h16M8 15l4-5 3 3 5-7";
    case Icon::Lab:
        return "M9 3h6M10 3v6l-5 10h14L14 9V3";
    case Icon::Security:
        return "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z";
    case Icon::Settings:
        return "M4 7h8M18 7h2M4 17h2M12 17h8M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5"
               "M9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5";
    case Icon::Done:
        return "M5 12l5 5 9-10";
    case Icon::Review:
        return "M12 8v5M12 16v.5M12 3l9 17H3z";
    case Icon::Failed:
        return "M6 6l12 12M18 6L6 18";
    case Icon::Running:
        return "M12 4a8 8 0 1 0 8 8";
    case Icon::Waiting:
        return "M6 12h12";
    case Icon::Clock:
        return "M12 7v5l3 3M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18";
    case Icon::Fold:
        return "M9 6l6 6-6 6";
    case Icon::Unfold:
        return "M6 9l6 6 6-6";
    case Icon::Search:
        return "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L20 20";
    case Icon::Plus:
        return "M12 5v14M5 12h14";
    case Icon::More:
        return "M5 11.7v.6M12 11.7v.6M19 11.7v.6";
    case Icon::Copy:
        return "M9 9h11v11H9zM15 9V4H4v11h5";
    case Icon::Regenerate:
        return "M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5";
    case Icon::Edit:
        return "M4 20h4L19 9l-4-4L4 16zM13 7l4 4";
    case Icon::Branch:
        return "M7 4v16M7 14c0-4 10-2 10-7M14 9l3-3 3 3";
    case Icon::Attach:
        return "M19 11l-7.5 7.5a4.5 4.5 0 0 1-6.5-6.5L13 4a3 3 0 0 1 4.500 4.500L9.500 16.500a1.500 1.500 0 0 1-2-2L14 "
               "8";
    case Icon::Folder:
        return "M3 6h6l2 2h10v11H3z";
    case Icon::File:
        return "M6 3h8l4 4v14H6zM14 3v4h4";
    case Icon::Stop:
        return "M7 7h10v10H7z";
    case Icon::Send:
        return "M12 20V5M6 11l6-6 6 6";
    case Icon::Keep:
        return "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3";
    case Icon::Pin:
        return "M9 4h6l-1 6 3 3H7l3-3zM12 13v7";
    case Icon::Trash:
        return "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13";
    case Icon::Up:
        return "M6 15l6-6 6 6";
    case Icon::Down:
        return "M6 9l6 6 6-6";
    case Icon::Export:
        return "M12 4v11M7 10l5 5 5-5M4 20h16";
    case Icon::Panel:
        return "M4 5h16v14H4zM15 5v14";
    case Icon::Info:
        return "M12 11v5M12 8v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18";
    case Icon::Left:
        return "M15 6l-6 6 6 6";
    case Icon::Right:
        return "M9 6l6 6-6 6";
    case Icon::Wrap:
        return "M4 6h16M4 12h13a3 3 0 0 1 0 6h-5M14 15.500l-2.500 2.500 2.500 2.500M4 18h4";
    case Icon::Wide:
        return "M3 12h18M7 8l-4 4 4 4M17 8l4 4-4 4";
    case Icon::Close:
        return "M6 6l12 12M18 6L6 18";
    case Icon::Private:
        return "M4 4l16 16M10 6.2c.6-.1 1.3-.2 2-.2 5.5 0 9 6 9 6a16 16 0 0 1-2.6 3.2M6.4 8.5A16 16 0 0 0 3 12s3.5 6 9 "
               "6"
               "c1.2 0 2.3-.3 3.3-.7M10 10.2a2.7 2.7 0 0 0 3.8 3.8";
    case Icon::List:
        return "M9 6h11M9 12h11M9 18h11M4.5 6h.5M4.5 12h.5M4.5 18h.5";
    }
    Q_UNREACHABLE();
}

} // namespace

void paintIcon(QPainter& painter, Icon icon, const QRectF& square, const QColor& color)
{
    const QByteArray svg = QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"")
        + pathOf(icon) + "\" fill=\"none\" stroke=\"" + color.name(QColor::HexRgb).toLatin1()
        + "\" stroke-width=\"1.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>";
    QSvgRenderer renderer(svg);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, square);
    painter.restore();
}

QPixmap iconPixmap(Icon icon, int size, const QColor& color, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("spyhop/icon/%1/%2/%3/%4")
                            .arg(static_cast<int>(icon))
                            .arg(size)
                            .arg(color.rgba(), 0, 16)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int devicePixels = static_cast<int>(std::ceil(size * devicePixelRatio));
    pixmap = QPixmap(devicePixels, devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintIcon(painter, icon, QRectF(0, 0, devicePixels, devicePixels), color);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon iconFor(Icon icon, const QColor& color)
{
    QIcon result;
    result.addPixmap(iconPixmap(icon, 16, color, 1));
    result.addPixmap(iconPixmap(icon, 16, color, 2));
    return result;
}

QIcon programIcon()
{
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        const QString file
            = size <= 24 ? QStringLiteral(":/icons/spyhop-small.svg") : QStringLiteral(":/icons/spyhop.svg");
        QSvgRenderer renderer(file);
        if (!renderer.isValid())
            return {};
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace spyhop::ui
