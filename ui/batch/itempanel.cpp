// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itempanel.h"

#include "ui/batch/batchwords.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int panelWidth = 400;
constexpr qsizetype sourceShown = 200'000; // characters; more is not read in a side panel

QString rowText(const model::BatchSpec& spec, const model::BatchItem& item)
{
    QStringList lines;
    for (qsizetype column = 0; column < spec.inputColumns.size(); ++column)
        lines.append(QStringLiteral("%1: %2").arg(spec.inputColumns.at(column), item.cells.value(column)));
    return lines.join(u'\n');
}

QString answerText(const model::BatchSpec& spec, const model::ItemResult& result)
{
    if (spec.columns.isEmpty())
        return result.cells.value(0);
    QStringList lines;
    for (qsizetype column = 0; column < spec.columns.size(); ++column) {
        const QString cell = result.cells.value(column);
        if (!cell.isEmpty())
            lines.append(QStringLiteral("%1: %2").arg(spec.columns.at(column).name, cell));
    }
    return lines.join(u'\n');
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
    , m_answerHead(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_answer(new QPlainTextEdit(this))
    , m_foot(new Label(theme, FontRole::Small, &Tokens::text3, this))
{
    setObjectName(QStringLiteral("itemPanel"));
    setEdges(Qt::LeftEdge);
    m_title->setElided(true);
    m_close->setLineIcon(Icon::Failed);
    m_close->setObjectName(QStringLiteral("closePanel"));
    m_foot->setWordWrap(true);
    m_sourceHead->setStrong(true);
    m_answerHead->setStrong(true);
    for (QPlainTextEdit* text : {m_source, m_answer})
        text->setReadOnly(true);
    m_source->setObjectName(QStringLiteral("itemSource"));
    m_answer->setObjectName(QStringLiteral("itemAnswer"));
    m_error->hide();
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(8));
    column->addLayout(head);
    column->addWidget(m_error);
    column->addWidget(m_sourceHead);
    column->addWidget(m_source, 3);
    column->addWidget(m_answerHead);
    column->addWidget(m_answer, 2);
    column->addWidget(m_foot);
    connect(m_close, &QAbstractButton::clicked, this, &ItemPanel::closeRequested);
    retranslate();
}

QSize ItemPanel::sizeHint() const
{
    return {m_theme.px(panelWidth), m_theme.px(400)};
}

void ItemPanel::showSource(const model::BatchSpec& spec, const model::BatchItem& item)
{
    m_reading.reset();
    if (spec.rows) {
        m_source->setPlainText(rowText(spec, item));
        return;
    }
    m_source->setPlainText(tr("The document is being read…"));
    m_reading = m_manager.read(item, spec.scans);
    connect(m_reading.get(), &batch::ItemReading::finished, this, [this](const base::Expected<docs::Document>& read) {
        m_source->setPlainText(read ? read->text.left(sourceShown) : read.error().sentence());
    });
}

void ItemPanel::show(const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result)
{
    m_title->setText(item.name);
    const QString key = item.path + QStringLiteral("\n") + QString::number(item.index);
    if (key != m_path) {
        m_path = key;
        showSource(spec, item);
    }
    const QString answer = answerText(spec, result);
    if (answer != m_answer->toPlainText())
        m_answer->setPlainText(answer);
    m_error->setVisible(!result.error.isEmpty());
    m_error->setText(itemLook(result.state).word, result.error);
    QStringList foot;
    if (!result.answeredModel.isEmpty())
        foot.append(result.answeredModel);
    if (!result.endpoint.isEmpty())
        foot.append(result.endpoint);
    const qint64 tokens = result.usage.promptTokens + result.usage.completionTokens;
    if (tokens > 0)
        foot.append(tr("%1 tokens").arg(countText(tokens)));
    if (result.cost)
        foot.append(result.cost->display());
    if (result.seconds > 0)
        foot.append(durationText(result.seconds));
    if (result.possiblyBilledTwice)
        foot.append(tr("possibly billed twice"));
    m_foot->setText(foot.join(QStringLiteral(" · ")));
}

void ItemPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Surface::changeEvent(event);
}

void ItemPanel::retranslate()
{
    m_sourceHead->setText(tr("Source"));
    m_answerHead->setText(tr("Answer"));
    m_source->setAccessibleName(tr("Source"));
    m_answer->setAccessibleName(tr("Answer"));
    m_close->setAccessibleName(tr("Close the panel"));
    m_close->setToolTip(tr("Close the panel"));
}

} // namespace spyhop::ui
