// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/tokendialog.h"

#include "ui/common/button.h"
#include "ui/common/dialogcolumn.h"
#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int rowHeight = 40, rows = 3;
}

TokenDialog::TokenDialog(const Theme& theme, admin::KeyAdmin& keys, QWidget* parent)
    : QDialog(parent)
    , m_keys(keys)
    , m_sentence(new Label(theme, FontRole::Ui, &Tokens::text, this))
    , m_list(new QListWidget(this))
    , m_module(new QLineEdit(this))
    , m_listField(new Field(theme, m_list, this))
    , m_moduleField(new Field(theme, m_module, this))
    , m_search(new Button(theme, Button::Kind::Secondary, tr("Look again"), this))
    , m_accept(new Button(theme, Button::Kind::Primary, tr("Use this token"), this))
{
    setObjectName(QStringLiteral("tokenDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Hardware token"));
    m_sentence->setWordWrap(true);
    m_sentence->setText(tr("A token seals keys with a key of its own that never leaves it. The profile then holds only "
                           "what nobody can open without the token and its PIN."));
    m_list->setObjectName(QStringLiteral("tokenList"));
    m_list->setFixedHeight(theme.px(rowHeight) * rows + 2);
    m_listField->setLabel(tr("Tokens at this computer"));
    m_module->setObjectName(QStringLiteral("tokenModule"));
    m_module->setPlaceholderText(tr("the known places"));
    m_moduleField->setLabel(tr("PKCS#11 library"));
    m_moduleField->setHelp(tr("Only if the token is not found: the library that came with it, with its whole path."));
    m_accept->setObjectName(QStringLiteral("useToken"));
    m_accept->setDefault(true);
    auto* browse = new Button(theme, Button::Kind::Quiet, tr("Browse…"), this);
    auto* cancel = new Button(theme, Button::Kind::Secondary, tr("Cancel"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_search);
    buttons->addWidget(browse);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto* column = dialogColumn(theme, this, 560);
    column->addWidget(m_sentence);
    column->addWidget(m_listField);
    column->addWidget(m_moduleField);
    column->addLayout(buttons);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(browse, &QAbstractButton::clicked, this, &TokenDialog::browse);
    connect(m_search, &QAbstractButton::clicked, this, &TokenDialog::search);
    connect(m_accept, &QAbstractButton::clicked, this, &TokenDialog::choose);
    connect(m_list, &QListWidget::currentRowChanged, this, &TokenDialog::refresh);
    connect(m_list, &QListWidget::itemActivated, this, &TokenDialog::choose);
    search();
}

void TokenDialog::search()
{
    m_searching = m_keys.searchTokens(m_module->text().trimmed());
    connect(m_searching.get(), &keys::TokenSearch::done, this, &TokenDialog::found);
    refresh();
}

void TokenDialog::found(const base::Expected<QList<keys::TokenInfo>>& tokens)
{
    m_searching.release()->deleteLater(); // it is the sender
    m_tokens = tokens ? *tokens : QList<keys::TokenInfo>();
    m_listField->setError(tokens ? QString() : tokens.error().sentence());
    m_listField->setHelp(m_tokens.isEmpty() ? tr("None was found. Put one in, then look again.") : QString());
    m_list->clear();
    int able = -1;
    for (const keys::TokenInfo& token : std::as_const(m_tokens)) {
        auto* item = new QListWidgetItem(QStringLiteral("%1 — %2").arg(token.label, token.maker), m_list);
        item->setToolTip(token.module);
        item->setSizeHint(QSize(0, m_list->height() / rows));
        if (!token.sealsKeys) {
            item->setText(tr("%1 (cannot seal keys: lacks %2)").arg(item->text(), token.lacks));
            item->setFlags(Qt::NoItemFlags);
        } else if (able < 0) {
            able = m_list->count() - 1;
        }
    }
    m_list->setCurrentRow(able);
    refresh();
}

void TokenDialog::refresh()
{
    m_search->setBusy(m_searching != nullptr);
    const QListWidgetItem* const item = m_list->currentItem();
    m_accept->setEnabled(!m_searching && item && (item->flags() & Qt::ItemIsEnabled) != 0);
}

void TokenDialog::choose()
{
    const keys::TokenInfo token = m_tokens.value(m_list->currentRow());
    if (const base::Status chosen = m_keys.useToken(token); !chosen) {
        m_listField->setError(chosen.error().sentence());
        return;
    }
    accept();
}

void TokenDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("PKCS#11 library"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_module->setText(path);
        search();
    });
    dialog->open();
}

} // namespace spyhop::ui
