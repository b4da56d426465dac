// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/keyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace spyhop::ui {

class Banner;
class Button;
class Label;
class StrayKeys;

//! \brief Where each key lies and whether it can be reached; storing, replacing, removing; the hardware token; keys
//! that other programs left open. A part of the Security room. Thread: main.
class KeysPanel : public QScrollArea {
    Q_OBJECT
public:
    KeysPanel(const Theme& theme, admin::KeyAdmin& keys, admin::EndpointAdmin& endpoints, QWidget* parent);

Q_SIGNALS:
    void message(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void load();
    void loadKeys();
    void loadToken();
    void openKeyDialog(const std::optional<admin::KeyEntry>& replaced);
    void askRemove(const admin::KeyEntry& entry);
    void remove(const QString& reference);
    void openPinDialog();

    const Theme& m_theme;
    admin::KeyAdmin& m_keys;
    admin::EndpointAdmin& m_endpoints;
    Label *m_head, *m_sub, *m_none, *m_keychain, *m_tokenHead, *m_tokenText;
    Banner* m_tokenBanner;
    QWidget* m_list;
    QVBoxLayout* m_rows;
    Button *m_add, *m_check, *m_findToken, *m_openToken, *m_closeToken;
    StrayKeys* m_strays;
    QList<admin::KeyEntry> m_shown;
    std::unique_ptr<admin::KeyAction> m_removal;
};

} // namespace spyhop::ui
