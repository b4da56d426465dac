// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/cacheadmin.h"
#include "core/admin/endpointadmin.h"
#include "core/admin/privacyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Button;
class CachePanel;
class ConsentFlow;
class KeyPlaceFields;
class Label;
class ProviderPanel;
class RecordCheckPanel;
class Switch;

//! \brief What may be stored on this computer, where the key to it lies, and how to erase it. Thread: main.
class PrivacyPage : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        admin::EndpointAdmin& endpoints;
        admin::PrivacyAdmin& privacy;
        admin::CacheAdmin& cache;
        ConsentFlow& consent;
    };
    PrivacyPage(const Parts& parts, QWidget* parent);

Q_SIGNALS:
    void message(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] static QString switchText(model::ConsentKind kind);
    void retranslate();
    void load();
    void toggle(model::ConsentKind kind, bool on);
    void askErase();
    void askEraseWithoutKeyStore(const QString& why);
    [[nodiscard]] QString eraseKeeps() const;
    void told(const base::Status& erased);
    void askRenew();

    const Theme& m_theme;
    admin::PrivacyAdmin& m_privacy;
    ConsentFlow& m_consent;
    Label *m_head, *m_sub, *m_place, *m_locked, *m_eraseHead, *m_eraseSub;
    QList<std::pair<model::ConsentKind, Switch*>> m_switches;
    KeyPlaceFields* m_keyPlace;
    CachePanel* m_cache;
    ProviderPanel* m_providers;
    RecordCheckPanel* m_check;
    Button *m_unlock, *m_renew, *m_erase;
    bool m_isErasing = false; //!< begun here: whoever did that may be asked how to go on
};

} // namespace spyhop::ui
