// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itempanel.h"

#include "core/batch/correction.h"
#include "core/batch/ordering.h"
#include "core/batch/proofs.h"
#include "core/batch/resultwords.h"
#include "ui/batch/answerview.h"
#include "ui/batch/batchwords.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/linkbutton.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextCursor>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int panelWidth = 400;

QString rowText(const model::BatchSpec& spec, const model::BatchItem& item)
{
    QStringList lines;
    for (qsizetype column = 0; column < spec.inputColumns.size(); ++column)
        lines.append(QStringLiteral("%1: %2").arg(spec.inputColumns.at(column), item.cells.value(column)));
    return lines.join(u'\n');
}

//! Which of them their columns do not take, and why.
QMap<qsizetype, QString> refusedCells(const QList<model::Column>& columns, const QStringList& written)
{
    QMap<qsizetype, QString> refused;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (const auto cell = batch::correctedCells({columns.at(i)}, {written.value(i)}); !cell)
            refused.insert(i, cell.error().what);
    }
    return refused;
}

} // namespace

ItemPanel::ItemPanel(const Theme& theme, const batch::BatchManager& manager, QWidget* parent)
    : Surface(theme, &Tokens::panel, parent)
    , m_manager(manager)
    , m_title(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_close(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_error(new Banner(theme, Banner::Kind::Danger, Icon::Failed, this))
    , m_sourceHead(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_source(new QPlainTextEdit(this))
    , m_noSource(new Label(theme, FontRole::Ui, &Tokens::text2, this))
    , m_answerRow(new QWidget(this))
    , m_answerHead(new Label(theme, FontRole::Small, &Tokens::text2, m_answerRow))
    , m_takeBack(new LinkButton(theme, {}, m_answerRow))
    , m_answer(new AnswerView(theme, this))
    , m_foot(new Label(theme, FontRole::Small, &Tokens::text3, this))
    , m_accept(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_correct(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_again(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_cancel(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_models(new QMenu(m_again))
{
    setObjectName(QStringLiteral("itemPanel"));
    setEdges(Qt::LeftEdge);
    m_title->setElided(true);
    m_close->setLineIcon(Icon::Failed);
    m_close->setObjectName(QStringLiteral("closePanel"));
    m_foot->setWordWrap(true);
    m_sourceHead->setStrong(true);
    m_answerHead->setStrong(true);
    m_source->setReadOnly(true);
    m_source->setObjectName(QStringLiteral("itemSource"));
    m_noSource->setObjectName(QStringLiteral("itemNoSource"));
    m_noSource->setWordWrap(true);
    m_noSource->hide();
    m_accept->setObjectName(QStringLiteral("acceptAnswer"));
    m_accept->installEventFilter(this);
    m_takeBack->setObjectName(QStringLiteral("takeBackVerdict"));
    m_correct->setObjectName(QStringLiteral("correctAnswer"));
    m_again->setObjectName(QStringLiteral("askAgain"));
    m_again->setMenu(m_models);
    m_error->hide();
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* answerHead = new QHBoxLayout(m_answerRow);
    answerHead->setContentsMargins(0, 0, 0, 0);
    answerHead->addWidget(m_answerHead, 1);
    answerHead->addWidget(m_takeBack);
    QSizePolicy keepsPlace = m_takeBack->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true); // the answer below stays where it is
    m_takeBack->setSizePolicy(keepsPlace);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(8));
    for (Button* button : {m_accept, m_correct, m_again, m_cancel})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(8));
    column->addLayout(head);
    column->addWidget(m_error);
    column->addWidget(m_sourceHead);
    column->addWidget(m_source, 3);
    column->addWidget(m_noSource);
    column->addWidget(m_answerRow);
    column->addWidget(m_answer, 3);
    column->addStretch(0); // where neither is there
    column->addWidget(m_foot);
    column->addLayout(buttons);
    connect(m_close, &QAbstractButton::clicked, this, &ItemPanel::closeRequested);
    connect(m_accept, &QAbstractButton::clicked, this, &ItemPanel::accept);
    connect(m_takeBack, &QAbstractButton::clicked, this, [this] { Q_EMIT reviewed({}); });
    connect(m_correct, &QAbstractButton::clicked, this, &ItemPanel::correct);
    connect(m_cancel, &QAbstractButton::clicked, this, &ItemPanel::endCorrecting);
    connect(m_answer, &AnswerView::saveRequested, this, &ItemPanel::accept);
    connect(m_answer, &AnswerView::fieldChosen, this, &ItemPanel::markQuotes);
    connect(&theme, &Theme::changed, this, [this] { markQuotes(-1); });
    setModels({});
    retranslate();
}

QSize ItemPanel::sizeHint() const
{
    return {m_theme.px(panelWidth), m_theme.px(400)};
}

void ItemPanel::setModels(const QStringList& models)
{
    if (m_models->isVisible() || (models == m_otherModels && !m_models->isEmpty()))
        return;
    m_otherModels = models;
    m_models->clear();
    const QStringList names = QStringList{QString()} + models;
    for (const QString& model : names) {
        QAction* action = m_models->addAction(model.isEmpty() ? tr("With the same model") : tr("With %1").arg(model));
        connect(action, &QAction::triggered, this, [this, model] { Q_EMIT againRequested(model); });
    }
}

void ItemPanel::showSource(const model::BatchSpec& spec, const model::BatchItem& item)
{
    m_reading.reset();
    m_sourceError.reset();
    m_window = SourceWindow();
    placeSource();
    if (spec.rows) {
        m_window = SourceWindow(batch::Source{rowText(spec, item), {}});
        m_source->setPlainText(m_window.text());
        nameSource();
        return;
    }
    nameSource();
    m_source->setPlainText(tr("The document is being read…"));
    m_reading = m_manager.read(item, spec.scans);
    connect(m_reading.get(), &batch::ItemReading::finished, this, [this](const base::Expected<docs::Document>& read) {
        m_window = read ? SourceWindow(batch::sourceOf(*read)) : SourceWindow();
        m_source->setPlainText(m_window.text());
        m_sourceError = read ? std::nullopt : std::optional(read.error());
        placeSource();
        nameSource();
        markQuotes(0);
    });
}

//! Why a document cannot be shown is none of its words, and is said once.
void ItemPanel::placeSource()
{
    const bool isSaid = m_sourceError && reasonText(m_result.error).contains(m_sourceError->what);
    m_source->setVisible(!m_sourceError);
    m_noSource->setText(m_sourceError ? wordsBelowField(*m_sourceError) : QString());
    m_noSource->setVisible(m_sourceError && !isSaid);
    m_sourceHead->setVisible(!isSaid);
}

//! Nobody should look here for what is not shown.
void ItemPanel::nameSource()
{
    const bool isCut = m_window.isCut();
    m_sourceHead->setText(isCut
            ? tr("Source · characters %1 to %2 of %3")
                  .arg(countText(m_window.begin() + 1), countText(m_window.end()), countText(m_window.size()))
            : tr("Source"));
    m_sourceHead->setToolTip(isCut ? tr("A quote that stands elsewhere is shown when you choose it.") : QString());
}

void ItemPanel::show(const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result)
{
    m_title->setText(itemName(item));
    const QString key = spec.id + u'\n' + item.path + u'\n' + QString::number(item.index);
    const bool other = key != m_shown;
    if (other) {
        m_shown = key;
        if (m_answer->isEditing())
            m_answer->setEditing(false);
        showSource(spec, item);
    } else if (m_sourceError && result.state == model::ItemState::Done && m_result.state != model::ItemState::Done) {
        showSource(spec, item); // somebody has mended it
    }
    m_result = result;
    placeSource();
    m_columns = spec.columns;
    m_answer->show(spec, result);
    markQuotes(other ? 0 : -1);
    const bool answered = result.state == model::ItemState::Done;
    m_answerRow->setVisible(answered || result.hasCells());
    m_answer->setVisible(answered || result.hasCells());
    m_error->setVisible(!result.error.isEmpty());
    m_error->setText(errorHead(), reasonText(result.error));
    QStringList foot = result.parts;
    if (answered || !result.receipt.isEmpty())
        foot.append(batch::receiptText(result));
    foot.removeAll(QString());
    m_foot->setText(foot.join(u'\n'));
    m_foot->setVisible(!foot.isEmpty());
    refreshButtons();
}

QString ItemPanel::errorHead() const
{
    if (m_result.earlierStands && m_result.state == model::ItemState::Done)
        return tr("Asked again");
    return itemLook(m_result.state, m_result.review.verdict, batch::wantsReview(m_result)).word;
}

void ItemPanel::markQuotes(int current)
{
    // Painted in the theme's mark, the chosen one stronger and in view.
    if (m_window.moveTo(m_result.proofs.value(current))) {
        m_source->setPlainText(m_window.text());
        nameSource();
    }
    QList<QTextEdit::ExtraSelection> marks;
    const bool any = std::any_of(
        m_result.proofs.cbegin(), m_result.proofs.cend(), [](const model::Proof& proof) { return proof.found; });
    const QList<std::optional<batch::Span>> spans
        = any ? m_window.spans(m_result.proofs) : QList<std::optional<batch::Span>>();
    for (qsizetype i = 0; i < spans.size(); ++i) {
        const auto& span = spans.at(i);
        if (!span)
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_source->document());
        mark.cursor.setPosition(static_cast<int>(span->begin));
        mark.cursor.setPosition(static_cast<int>(span->begin + span->length), QTextCursor::KeepAnchor);
        const Tokens& tokens = m_theme.tokens();
        mark.format.setBackground(i == current ? tokens.findNow : tokens.find);
        mark.format.setForeground(tokens.text);
        marks.append(mark);
        if (i == current) {
            QTextCursor there = mark.cursor;
            there.setPosition(static_cast<int>(span->begin));
            m_source->setTextCursor(there);
            m_source->centerCursor();
        }
    }
    m_source->setExtraSelections(marks);
}

void ItemPanel::accept()
{
    if (m_result.state != model::ItemState::Done)
        return;
    model::Review review;
    if (m_answer->isEditing()) {
        const auto cells = batch::correctedCells(m_columns, m_answer->cells());
        if (!cells) { // what was written stays, to be mended
            m_error->setText(tr("Not saved"), cells.error().what);
            m_error->show();
            m_answer->markWrong(refusedCells(m_columns, m_answer->cells()));
            return;
        }
        m_error->hide();
        review.verdict = model::Review::Verdict::Corrected;
        review.cells = *cells;
        m_answer->setEditing(false);
    } else if (m_result.review.verdict == model::Review::Verdict::None) {
        review.verdict = model::Review::Verdict::Accepted;
    } else {
        return; // it has its verdict
    }
    Q_EMIT reviewed(review);
}

void ItemPanel::correct()
{
    if (m_result.state != model::ItemState::Done || m_answer->isEditing())
        return;
    m_answer->setEditing(true);
    refreshButtons();
}

void ItemPanel::endCorrecting()
{
    m_answer->setEditing(false);
    m_error->setVisible(!m_result.error.isEmpty());
    m_error->setText(errorHead(), reasonText(m_result.error));
    refreshButtons();
    Q_EMIT correctingCancelled();
}

void ItemPanel::refreshButtons()
{
    const bool editing = m_answer->isEditing();
    const bool answered = m_result.state == model::ItemState::Done;
    const bool over = answered || m_result.state == model::ItemState::Failed;
    const auto verdict = m_result.review.verdict;
    m_accept->setVisible(answered);
    m_accept->setText(editing ? tr("Save") : tr("Accept"));
    m_accept->setEnabled(editing || verdict == model::Review::Verdict::None);
    m_takeBack->setVisible(answered && !editing && verdict != model::Review::Verdict::None);
    m_correct->setVisible(answered && !editing);
    m_again->setVisible(over && !editing);
    m_cancel->setVisible(editing);
    const QString word = verdict == model::Review::Verdict::Accepted ? tr("Answer · accepted")
        : verdict == model::Review::Verdict::Corrected               ? tr("Answer · corrected")
                                                                     : tr("Answer");
    m_answerHead->setText(editing ? tr("Correct the answer") : word);
}

void ItemPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_answer->isEditing()) {
        endCorrecting();
        return;
    }
    // Who types into a text that cannot be written in yet gives no verdict by it.
    const bool isLetter
        = event->modifiers() == Qt::NoModifier && event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z;
    if (isLetter && qobject_cast<QPlainTextEdit*>(window()->focusWidget()))
        return;
    Surface::keyPressEvent(event);
}

//! The second press of a double click was meant for the item that the first one has accepted.
bool ItemPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_accept && event->type() == QEvent::MouseButtonDblClick)
        return true;
    return Surface::eventFilter(watched, event);
}

void ItemPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Surface::changeEvent(event);
}

void ItemPanel::retranslate()
{
    nameSource();
    m_source->setAccessibleName(tr("Source"));
    m_close->setAccessibleName(tr("Close the panel"));
    m_close->setToolTip(tr("Close the panel"));
    m_correct->setText(tr("Correct"));
    m_again->setText(tr("Again"));
    m_cancel->setText(tr("Cancel"));
    m_takeBack->setText(tr("Take back"));
    m_accept->setToolTip(tr("Accept the answer (A)"));
    m_correct->setToolTip(tr("Correct the answer (C)"));
    m_models->clear();
    setModels(QStringList(m_otherModels));
    m_error->setText(errorHead(), reasonText(m_result.error));
    refreshButtons();
}

} // namespace spyhop::ui
