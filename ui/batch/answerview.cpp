// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/answerview.h"

#include "core/batch/ordering.h"
#include "core/batch/proofs.h"
#include "core/batch/resultwords.h"
#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace spyhop::ui {
namespace {
constexpr int fieldPadding = 24; // above and below the lines: the editor's own margins
constexpr int sidePadding = 24; // likewise
constexpr qsizetype mostMeasured = 2'000; // characters: more than the lines shown
constexpr int mostLines = 8; // of one field; a free answer takes the room there is
} // namespace

AnswerView::AnswerView(const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("itemAnswer"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(this);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, theme.px(4), 0);
    m_column->setSpacing(theme.px(12));
    m_column->addStretch(1);
    setWidget(inside);
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    connect(&theme, &Theme::changed, this, &AnswerView::fitAll, Qt::QueuedConnection); // once the fields have its font
}

void AnswerView::makeFields(qsizetype count)
{
    while (m_fields.size() > count) {
        m_fields.last().box->hide();
        m_fields.takeLast().box->deleteLater();
    }
    while (m_fields.size() < count) {
        Field field{};
        field.box = new QWidget(widget());
        field.name = new Label(m_theme, FontRole::Small, &Tokens::text2, field.box);
        field.value = new QPlainTextEdit(field.box);
        field.value->setObjectName(QStringLiteral("answerCell"));
        field.value->setReadOnly(true);
        field.value->setTabChangesFocus(true);
        field.value->installEventFilter(this);
        connect(field.value, &QPlainTextEdit::textChanged, this, [this, value = field.value] {
            const auto found = std::find_if(
                m_fields.cbegin(), m_fields.cend(), [value](const Field& one) { return one.value == value; });
            setWrong(*value, false); // until it is looked at again
            value->setAccessibleDescription({});
            if (m_editing && found != m_fields.cend())
                fit(*found);
        });
        field.quote = new Label(m_theme, FontRole::Small, &Tokens::text2, field.box);
        field.quote->setObjectName(QStringLiteral("answerQuote"));
        field.quote->setWordWrap(true);
        field.quote->setCursor(Qt::PointingHandCursor);
        field.quote->installEventFilter(this);
        auto* rows = new QVBoxLayout(field.box);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(m_theme.px(4));
        rows->addWidget(field.name);
        rows->addWidget(field.value);
        rows->addWidget(field.quote);
        m_column->insertWidget(static_cast<int>(m_fields.size()), field.box);
        m_fields.append(field);
    }
}

void AnswerView::show(const model::BatchSpec& spec, const model::ItemResult& result)
{
    const qsizetype count = std::max<qsizetype>(1, spec.columns.size());
    makeFields(count);
    QStringList cells = result.shownCells();
    cells.resize(count);
    m_shown = cells;
    for (qsizetype i = 0; i < count; ++i) {
        const Field& field = m_fields.at(i);
        const QString name = i < spec.columns.size() ? spec.columns.at(i).name : QString();
        field.name->setText(name);
        field.name->setVisible(!name.isEmpty());
        field.value->setAccessibleName(name.isEmpty() ? tr("Answer") : name);
        if (!m_editing && field.value->toPlainText() != cells.at(i))
            field.value->setPlainText(cells.at(i));
        const model::Proof proof = result.proofs.value(i);
        const QString place = batch::placeText(proof);
        const bool unquoted = batch::isUnquoted(result, i);
        const bool missing = batch::wantsReview(result) && (batch::isUnfound(proof) || unquoted);
        QString quote = proof.quote.isEmpty() ? QString() : QStringLiteral("“%1”").arg(proof.quote);
        if (unquoted)
            quote = tr("no quote");
        field.quote->setText(place.isEmpty() ? quote : quote + QStringLiteral(" · ") + place);
        field.quote->setColor(missing ? &Tokens::warning : &Tokens::text2);
        field.quote->setVisible(!quote.isEmpty());
        fit(field);
    }
}

void AnswerView::fit(const Field& field)
{
    if (m_fields.size() == 1) {
        field.value->setMinimumHeight(m_theme.px(64));
        field.value->setMaximumHeight(QWIDGETSIZE_MAX);
        field.value->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        m_column->setStretch(0, 1);
        m_column->setStretch(m_column->count() - 1, 0); // the room below is the field's too
        return;
    }
    m_column->setStretch(0, 0);
    m_column->setStretch(m_column->count() - 1, 1);
    // As tall as its text, within reason.
    const int lines = std::min(linesOf(*field.value), mostLines);
    field.value->setVerticalScrollBarPolicy(lines < mostLines ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    field.value->setFixedHeight(lines * field.value->fontMetrics().lineSpacing() + m_theme.px(fieldPadding));
}

//! Chinese takes other widths than English, so they are measured.
int AnswerView::linesOf(const QPlainTextEdit& value) const
{
    const QFontMetrics metrics = value.fontMetrics();
    const int width = std::max(1, viewport()->width() - m_theme.px(sidePadding));
    QString text = value.toPlainText().left(mostMeasured);
    if (text.endsWith(u'\n'))
        text += u' '; // the line that was begun counts
    const int height = metrics.boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, text).height();
    return std::max(1, (height + metrics.lineSpacing() / 2) / metrics.lineSpacing());
}

void AnswerView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fitAll();
}

void AnswerView::fitAll()
{
    for (const Field& field : std::as_const(m_fields))
        fit(field);
}

void AnswerView::setEditing(bool editing)
{
    m_editing = editing;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        m_fields.at(i).value->setReadOnly(!editing);
        setWrong(*m_fields.at(i).value, false);
        m_fields.at(i).value->setAccessibleDescription({});
        if (!editing)
            m_fields.at(i).value->setPlainText(m_shown.value(i));
    }
    if (editing && !m_fields.isEmpty())
        edit(0);
}

void AnswerView::edit(qsizetype field)
{
    QPlainTextEdit* const value = m_fields.at(field).value;
    value->setFocus();
    if (linesOf(*value) > 1)
        value->moveCursor(QTextCursor::End); // a first key must not replace a whole text
    else
        value->selectAll();
    ensureWidgetVisible(value);
}

void AnswerView::markWrong(const QMap<qsizetype, QString>& why)
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        setWrong(*m_fields.at(i).value, why.contains(i));
        m_fields.at(i).value->setAccessibleDescription(why.value(i));
    }
    if (!why.isEmpty())
        edit(why.firstKey());
}

QStringList AnswerView::cells() const
{
    QStringList cells;
    for (const Field& field : m_fields)
        cells.append(field.value->toPlainText().trimmed());
    return cells;
}

//! Enter saves, with Shift it breaks the line.
bool AnswerView::takeKey(QPlainTextEdit& field, const QKeyEvent& key)
{
    if (key.key() != Qt::Key_Return && key.key() != Qt::Key_Enter)
        return false;
    if (key.modifiers() & Qt::ShiftModifier)
        field.insertPlainText(QStringLiteral("\n"));
    else
        Q_EMIT saveRequested();
    return true;
}

bool AnswerView::eventFilter(QObject* watched, QEvent* event)
{
    if (m_editing && event->type() == QEvent::KeyPress) {
        auto* const field = qobject_cast<QPlainTextEdit*>(watched);
        if (field && takeKey(*field, static_cast<const QKeyEvent&>(*event)))
            return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonRelease) {
        for (qsizetype i = 0; i < m_fields.size(); ++i) {
            if (watched == m_fields.at(i).value || watched == m_fields.at(i).quote)
                Q_EMIT fieldChosen(static_cast<int>(i));
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace spyhop::ui
