// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/policypanel.h"

#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/wraplayout.h"
#include "ui/security/policybench.h"
#include "ui/security/policycolumns.h"
#include "ui/security/policyedit.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

constexpr int leastEditHeight = 240; // design px, where the bench stands below

const QByteArray officeHours = R"({
  "id": "office hours",
  "effect": "allow",
  "principal": ["*"],
  "resource": ["api:*"],
  "condition": {
    "time": {"between": ["09:00", "18:00"], "days": ["mon", "tue", "wed", "thu", "fri"]}
  }
})";
const QByteArray oneModel = R"({
  "id": "one model for a team",
  "effect": "allow",
  "principal": ["team:team_a"],
  "resource": ["api:deepseek-chat"],
  "condition": {"ip": {"in": ["192.168.1.0/24"]}}
})";
const QByteArray noAttachments = R"({
  "id": "no attachments outside",
  "effect": "deny",
  "principal": ["*"],
  "resource": ["*"],
  "condition": {"tier": {"in": ["api"]}, "attachments": {"min": 1}}
})";
const QByteArray noEndpoint = R"({
  "id": "not this endpoint",
  "effect": "deny",
  "principal": ["*"],
  "resource": ["endpoint:gateway.example"]
})";
const QByteArray everything = R"({
  "id": "everything else",
  "effect": "allow",
  "principal": ["*"],
  "resource": ["*"]
})";

} // namespace

PolicyPanel::PolicyPanel(const Theme& theme, base::Clock& clock, admin::PolicyAdmin& policies, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_policies(policies)
    , m_files(new QComboBox(this))
    , m_templates(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_revert(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_save(new Button(theme, Button::Kind::Primary, {}, this))
    , m_menu(new QMenu(this))
    , m_state(new Banner(theme, Banner::Kind::Info, Icon::Info, this))
    , m_remark(new Banner(theme, Banner::Kind::Danger, Icon::Review, this))
    , m_hint(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_edit(new PolicyEdit(theme, this))
    , m_bench(new PolicyBench(theme, clock, policies, this))
    , m_columns(new PolicyColumns(theme, this))
{
    setObjectName(QStringLiteral("policyPanel"));
    m_files->setObjectName(QStringLiteral("policyFiles"));
    m_templates->setObjectName(QStringLiteral("policyTemplates"));
    m_revert->setObjectName(QStringLiteral("policyRevert"));
    m_save->setObjectName(QStringLiteral("policySave"));
    m_state->setObjectName(QStringLiteral("policyState"));
    m_remark->setObjectName(QStringLiteral("policyRemark"));
    m_edit->setObjectName(QStringLiteral("policyEdit"));
    m_templates->setMenu(m_menu);
    m_hint->setWordWrap(true);
    build();
    connect(m_files, &QComboBox::activated, this, &PolicyPanel::showFile);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &PolicyPanel::check);
    connect(m_save, &QAbstractButton::clicked, this, &PolicyPanel::save);
    connect(m_revert, &QAbstractButton::clicked, this, &PolicyPanel::revert);
    connect(m_remark, &Banner::linkActivated, this, [this] {
        if (!m_remarkAt)
            return;
        m_columns->ensureWidgetVisible(m_edit);
        m_edit->goTo(*m_remarkAt);
    });
    connect(&policies, &admin::PolicyAdmin::changed, this, &PolicyPanel::followFiles);
    m_savedText = policies.ownText();
    m_ownText = QString::fromUtf8(m_savedText);
    buildTemplates();
    retranslate();
    m_edit->setPlainText(m_ownText);
    m_edit->document()->clearUndoRedoStacks();
    check();
}

void PolicyPanel::build()
{
    auto* keeping = new QWidget(this);
    auto* keepingRow = new QHBoxLayout(keeping);
    keepingRow->setContentsMargins(0, 0, 0, 0);
    keepingRow->addWidget(m_revert);
    keepingRow->addWidget(m_save);
    auto* tools = new WrapLayout(nullptr);
    tools->setLastAtEnd(true);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_files, m_templates, keeping})
        tools->addWidget(widget);
    QVBoxLayout* left = m_columns->editColumn();
    left->addWidget(m_state);
    left->addLayout(tools);
    left->addWidget(m_edit, 1);
    left->addWidget(m_remark);
    left->addWidget(m_hint);
    m_columns->benchColumn()->addWidget(m_bench);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_columns);
    const auto arrange = [this, tools, keepingRow] {
        tools->setSpacing(m_theme.px(8));
        keepingRow->setSpacing(m_theme.px(8));
        m_edit->setMinimumHeight(m_columns->isBeside() ? 0 : m_theme.px(leastEditHeight));
    };
    arrange();
    connect(m_columns, &PolicyColumns::arranged, this, arrange);
}

void PolicyPanel::setModels(const QStringList& models)
{
    m_bench->setModels(models);
}

void PolicyPanel::setEndpoints(const QList<model::Endpoint>& endpoints)
{
    m_bench->setEndpoints(endpoints);
}

bool PolicyPanel::showsOwn() const
{
    return m_files->currentIndex() <= 0;
}

bool PolicyPanel::hasUnsavedText() const
{
    const QString own = showsOwn() ? m_edit->toPlainText() : m_ownText;
    return own.toUtf8().trimmed() != m_savedText.trimmed();
}

void PolicyPanel::buildTemplates()
{
    for (const QByteArray& rule : {officeHours, oneModel, noAttachments, noEndpoint, everything}) {
        QAction* action = m_menu->addAction(QString());
        connect(action, &QAction::triggered, this, [this, rule] { insertTemplate(rule); });
    }
}

//! Behind the last rule of a list; a single rule becomes a list.
void PolicyPanel::insertTemplate(const QByteArray& rule)
{
    QString text = m_edit->toPlainText().trimmed();
    const QString added = QStringLiteral("  ") + QString::fromUtf8(rule).replace(u'\n', QStringLiteral("\n  "));
    if (text.isEmpty()) {
        text = QStringLiteral("[\n%1\n]\n").arg(added);
    } else if (text.startsWith(u'{') && !text.contains(u"\"policies\"")) {
        text = QStringLiteral("[\n%1,\n%2\n]\n").arg(text, added);
    } else if (const qsizetype end = text.lastIndexOf(u']'); end >= 0) {
        const QString before = text.first(end).trimmed();
        const QString gap = before.endsWith(u'[') ? QStringLiteral("\n") : QStringLiteral(",\n");
        text = before + gap + added + u'\n' + text.sliced(end) + u'\n';
    }
    m_edit->replaceAll(text);
    m_edit->setFocus(Qt::OtherFocusReason);
}

//! What lies on the disk is another; what is being written stays.
void PolicyPanel::followFiles()
{
    const bool clean = !hasUnsavedText();
    m_savedText = m_policies.ownText();
    if (clean && !showsOwn())
        m_ownText = QString::fromUtf8(m_savedText);
    else if (clean && m_edit->toPlainText().toUtf8() != m_savedText)
        m_edit->replaceAll(QString::fromUtf8(m_savedText));
    listFiles();
    check();
}

void PolicyPanel::listFiles()
{
    const QString shown = m_files->currentData().toString();
    m_foreign.clear();
    m_files->clear();
    m_files->addItem(tr("My own policy"));
    for (const admin::PolicyAdmin::File& file : m_policies.files()) {
        if (!file.isAdministrators)
            continue;
        m_foreign.append(file);
        m_files->addItem(tr("Administrator: %1").arg(QFileInfo(file.path).fileName()), file.path);
        m_files->setItemData(m_files->count() - 1, file.path, Qt::ToolTipRole);
    }
    m_files->setCurrentIndex(std::max(0, shown.isEmpty() ? 0 : m_files->findData(shown)));
    m_files->setVisible(!m_foreign.isEmpty());
    // The administrator's file that stands in the editor is gone, or has another text.
    const int index = m_files->currentIndex();
    if (m_edit->isReadOnly()
        && (index <= 0 || m_edit->toPlainText() != QString::fromUtf8(m_foreign.at(index - 1).text)))
        showFile(index);
}

void PolicyPanel::showFile(int index)
{
    const bool own = index <= 0;
    if (!m_edit->isReadOnly())
        m_ownText = m_edit->toPlainText();
    m_edit->setReadOnly(!own);
    m_edit->setPlainText(own ? m_ownText : QString::fromUtf8(m_foreign.at(index - 1).text));
    check();
}

void PolicyPanel::check()
{
    const QByteArray text = m_edit->toPlainText().toUtf8();
    const bool blank = text.trimmed().isEmpty();
    const QString name = showsOwn() ? QFileInfo(m_policies.ownPath()).fileName() : m_files->currentText();
    const admin::PolicyCheck result = blank ? admin::PolicyCheck() : admin::checkPolicy(text, name);
    m_remarkAt.reset();
    m_edit->setMark(result.error ? std::optional(result.error->at) : std::nullopt);
    const admin::PolicyRemark* remark = result.error ? &*result.error
        : result.warnings.isEmpty()                  ? nullptr
                                                     : &result.warnings.first();
    m_remark->setVisible(remark != nullptr);
    if (remark) {
        m_remarkAt = remark->at;
        if (result.error)
            m_remark->setKind(Banner::Kind::Danger, Icon::Failed);
        else
            m_remark->setKind(Banner::Kind::Warning, Icon::Review);
        m_remark->setText(tr("Line %1, column %2").arg(remark->at.line).arg(remark->at.column), remark->what);
        m_remark->setLink(tr("Show"));
    }
    const bool own = showsOwn();
    m_save->setEnabled(own && !result.error && hasUnsavedText());
    m_revert->setEnabled(own && hasUnsavedText());
    m_templates->setEnabled(own);
    m_edit->setAccessibleDescription(remark ? remark->what : QString());
    if (own)
        m_bench->setText(text);
    showState();
}

//! What is in force, whatever stands in the editor.
void PolicyPanel::showState()
{
    const QList<admin::PolicyAdmin::File> files = m_policies.files();
    for (const admin::PolicyAdmin::File& file : files) {
        if (file.error) {
            m_state->setKind(Banner::Kind::Danger, Icon::Failed);
            m_state->setText(tr("Nothing is allowed"), tr("%1 cannot be read: %2").arg(file.path, file.error->what));
            return;
        }
    }
    if (files.isEmpty()) {
        m_state->setKind(Banner::Kind::Info, Icon::Info);
        m_state->setText(tr("No policy"), tr("Everything is allowed. Once a policy is saved, only what it allows is."));
        return;
    }
    m_state->setKind(Banner::Kind::Success, Icon::Done);
    m_state->setText(tr("In force"),
        m_foreign.isEmpty() ? tr("Your own policy is asked before each call.")
                            : tr("The administrator's policy is asked before each call. Yours can only take away."));
}

void PolicyPanel::save()
{
    const QByteArray text = m_edit->toPlainText().toUtf8();
    const QByteArray before = m_savedText;
    const base::Status status = text.trimmed().isEmpty() ? m_policies.removeOwn() : m_policies.saveOwn(text);
    if (!status)
        return Q_EMIT failed(status.error().sentence());
    m_beforeSave = before;
    m_savedText = text;
    check();
    Q_EMIT saved(text.trimmed().isEmpty() ? tr("Your own policy is gone.") : tr("The policy is in force."));
}

void PolicyPanel::undoSave()
{
    if (!m_beforeSave)
        return;
    const QByteArray text = *std::exchange(m_beforeSave, std::nullopt);
    if (!showsOwn()) { // the administrator's text is no step of undo
        m_files->setCurrentIndex(0);
        showFile(0);
    }
    const base::Status status = text.trimmed().isEmpty() ? m_policies.removeOwn() : m_policies.saveOwn(text);
    if (!status)
        return Q_EMIT failed(status.error().sentence());
    m_savedText = text;
    m_edit->replaceAll(QString::fromUtf8(text));
    check();
}

void PolicyPanel::revert()
{
    m_edit->replaceAll(QString::fromUtf8(m_savedText)); // one step of undo
}

void PolicyPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PolicyPanel::retranslate()
{
    m_files->setAccessibleName(tr("Policy"));
    m_templates->setText(tr("Insert a rule"));
    m_revert->setText(tr("Discard changes"));
    m_save->setText(tr("Save"));
    m_edit->setAccessibleName(tr("Text of the policy"));
    m_edit->setPlaceholderText(tr("Insert a rule to begin with, or write one: {\"effect\": \"allow\", \"principal\": "
                                  "[\"*\"], \"resource\": [\"api:*\"]}"));
    m_hint->setText(tr("A deny beats every allow, and the order of rules never matters. On a computer that is yours "
                       "alone a policy guards against mistakes, not against yourself."));
    const QStringList names{tr("Office hours"), tr("One model for a team, from its network"),
        tr("No attachments to outside services"), tr("Not this endpoint"), tr("Allow everything else")};
    for (qsizetype i = 0; i < names.size(); ++i)
        m_menu->actions().at(i)->setText(names.at(i));
    listFiles();
    check();
}

} // namespace spyhop::ui
