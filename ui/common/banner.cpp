// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/linkbutton.h"
#include "ui/common/surface.h"
#include "ui/common/words.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>

namespace spyhop::ui {
namespace {

constexpr int pad = 12, iconSize = 18, gap = 10, leastHeight = 36; // design px
constexpr int leastText = 240; // below this the links stand under the text
constexpr int linkGap = 4, linkHeight = 28, textPad = 8;

const QString separator = QStringLiteral(" · ");

// The word in 600, then " · " and the rest, wrapped together: digits that change in the word must not move lines.
struct Text {
    QTextLayout layout;
    qreal height = 0;
};

struct Words {
    QString word, widest, rest;
};

void layOut(Text& text, const Theme& theme, const Words& words, const QColor& ink, const QColor& state, int width)
{
    const bool both = !words.word.isEmpty() && !words.rest.isEmpty();
    const QString joined = both ? words.word + separator + words.rest : words.word + words.rest;
    text.layout.setFont(theme.font(FontRole::Ui));
    text.layout.setText(joined);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text.layout.setTextOption(option);
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    strong.setForeground(state);
    QTextCharFormat plain;
    plain.setForeground(ink);
    const auto wordLength = static_cast<int>(words.word.size());
    QList<QTextLayout::FormatRange> formats{
        {0, wordLength, strong}, {wordLength, static_cast<int>(joined.size()) - wordLength, plain}};
    if (both && !words.widest.isEmpty()) {
        // The blank after the word takes up what the widest word has more.
        const QFontMetricsF metrics(theme.strongFont(FontRole::Ui));
        const qreal slack = metrics.horizontalAdvance(words.widest) - metrics.horizontalAdvance(words.word);
        QTextCharFormat blank = plain;
        blank.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        blank.setFontLetterSpacing(qMax(0.0, slack));
        formats[1] = {wordLength, 1, blank};
        formats.append({wordLength + 1, static_cast<int>(joined.size()) - wordLength - 1, plain});
    }
    text.layout.setFormats(formats);
    text.layout.beginLayout();
    text.height = 0;
    const int lineHeight = theme.lineHeight(FontRole::Ui);
    for (QTextLine line = text.layout.createLine(); line.isValid(); line = text.layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, text.height + (lineHeight - line.height()) / 2));
        text.height += lineHeight;
    }
    text.layout.endLayout();
}

} // namespace

Banner::Banner(const Theme& theme, Kind kind, Icon icon, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_kind(kind)
    , m_icon(icon)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        placeLinks();
        update();
    });
}

void Banner::setKind(Kind kind, Icon icon)
{
    m_kind = kind;
    m_icon = icon;
    update();
}

void Banner::setText(const QString& word, const QString& rest)
{
    setRunningText(word, QString(), rest);
}

void Banner::setRunningText(const QString& word, const QString& widest, const QString& rest)
{
    const QString shownWord = shownText(word), shownRest = shownText(rest);
    if (shownWord == m_word && widest == m_widest && shownRest == m_rest)
        return;
    // A layout remembers heights at widths that this banner does not have yet. A word that runs has room kept for it.
    const bool mayBeHigher = shownRest != m_rest || widest != m_widest || widest.isEmpty();
    m_word = shownWord;
    m_widest = widest;
    m_rest = shownRest;
    updateAccessibleName();
    if (mayBeHigher)
        refit();
    update();
}

void Banner::setLink(const QString& text)
{
    setLinks(text.isEmpty() ? QStringList() : QStringList{text});
}

void Banner::setLinks(const QStringList& texts)
{
    bool changed = texts.size() != m_links.size();
    while (m_links.size() > texts.size()) {
        LinkButton* gone = m_links.takeLast();
        // Its click may be what brought us here.
        gone->hide();
        gone->deleteLater();
    }
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i == m_links.size()) {
            auto* link = new LinkButton(m_theme, texts[i], this);
            link->setObjectName(QStringLiteral("link%1").arg(i));
            connect(link, &QAbstractButton::clicked, this, [this, i] { Q_EMIT linkActivated(static_cast<int>(i)); });
            m_links.append(link);
            link->show();
            changed = true;
        } else if (m_links[i]->text() != texts[i]) {
            m_links[i]->setText(texts[i]);
            changed = true;
        }
    }
    if (!changed)
        return;
    updateAccessibleName();
    refit();
    update();
}

void Banner::refit()
{
    updateGeometry();
    placeLinks();
}

void Banner::updateAccessibleName()
{
    setAccessibleName(QStringList{m_word, m_rest}.join(u' ').simplified());
}

Token Banner::stateColor() const
{
    switch (m_kind) {
    case Kind::Info:
        return &Tokens::accent;
    case Kind::Success:
        return &Tokens::success;
    case Kind::Warning:
        return &Tokens::warning;
    case Kind::Danger:
        return &Tokens::danger;
    case Kind::Thinking:
        return &Tokens::thinking;
    }
    Q_UNREACHABLE();
}

Token Banner::ground() const
{
    switch (m_kind) {
    case Kind::Info:
        return &Tokens::accentSoft;
    case Kind::Success:
        return &Tokens::successSoft;
    case Kind::Warning:
        return &Tokens::warningSoft;
    case Kind::Danger:
        return &Tokens::dangerSoft;
    case Kind::Thinking:
        return &Tokens::thinkingSoft;
    }
    Q_UNREACHABLE();
}

int Banner::linksWidth() const
{
    int width = 0;
    for (const LinkButton* link : m_links)
        width += link->sizeHint().width() + m_theme.px(linkGap);
    return width;
}

Banner::Room Banner::room(int width) const
{
    Room room;
    const int whole = width - m_theme.px(pad + iconSize + gap + pad);
    const int links = linksWidth();
    room.textWidth = whole - (links > 0 ? links + m_theme.px(gap) : 0);
    room.linksBelow = links > 0 && room.textWidth < m_theme.px(leastText);
    if (room.linksBelow)
        room.textWidth = whole;
    room.textWidth = std::max(room.textWidth, m_theme.px(80));
    Text text;
    layOut(text, m_theme, {m_word, m_widest, m_rest}, {}, {}, room.textWidth);
    room.textHeight = static_cast<int>(text.height);
    room.height = std::max(m_theme.px(leastHeight), room.textHeight + 2 * m_theme.px(textPad));
    if (room.linksBelow)
        room.height += m_theme.px(linkHeight);
    return room;
}

int Banner::heightForWidth(int width) const
{
    return room(width).height;
}

void Banner::placeLinks()
{
    const Room room = this->room(width());
    int right = width() - m_theme.px(pad - linkGap);
    const int height = m_theme.px(linkHeight);
    const int top = room.linksBelow ? this->height() - height - m_theme.px(4) : (this->height() - height) / 2;
    for (auto link = m_links.crbegin(); link != m_links.crend(); ++link) {
        const int wide = (*link)->sizeHint().width();
        (*link)->setGeometry(right - wide, top, wide, height);
        right -= wide + m_theme.px(linkGap);
    }
}

void Banner::resizeEvent(QResizeEvent* event)
{
    // The layout remembers a height that was right for another width.
    if (event->oldSize().width() != width() && event->oldSize().isValid()
        && heightForWidth(event->oldSize().width()) != heightForWidth(width()))
        updateGeometry();
    placeLinks();
}

QSize Banner::sizeHint() const
{
    const int hintWidth = width() > 0 ? width() : m_theme.px(400);
    return {hintWidth, heightForWidth(hintWidth)};
}

QSize Banner::minimumSizeHint() const
{
    return {m_theme.px(200), m_theme.px(leastHeight)};
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    const QColor state = tokens.*stateColor();
    drawBox(painter, rect(), m_theme.px(8), tokens.*ground(), m_theme.edge(), 2);
    const int size = m_theme.px(iconSize);
    const Room room = this->room(width());
    Text text;
    layOut(text, m_theme, {m_word, m_widest, m_rest}, tokens.text, state, room.textWidth);
    const int free = height() - (room.linksBelow ? m_theme.px(linkHeight) : 0);
    const int top = (free - room.textHeight) / 2;
    const int iconTop = top + (m_theme.lineHeight(FontRole::Ui) - size) / 2;
    painter.drawPixmap(
        QRect(m_theme.px(pad), iconTop, size, size), iconPixmap(m_icon, size, state, devicePixelRatioF()));
    text.layout.draw(&painter, QPointF(m_theme.px(pad + iconSize + gap), top));
}

} // namespace spyhop::ui
