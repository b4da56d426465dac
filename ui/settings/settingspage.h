// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/cacheadmin.h"
#include "core/admin/endpointadmin.h"
#include "core/admin/preferences.h"
#include "core/admin/privacyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QListWidget;

namespace spyhop::ui {

class AppearancePage;
class ConsentFlow;
class EndpointsPage;
class Label;
class PageStack;
class PrivacyPage;

//! \brief Settings: the sections at the left, a 560-px form at the right. Owner: MainWindow. Thread: main.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        admin::EndpointAdmin& endpoints;
        admin::PrivacyAdmin& privacy;
        admin::CacheAdmin& answerCache;
        admin::Preferences& preferences;
        ConsentFlow& consent;
    };
    enum class Section { Endpoints, Appearance, Privacy, About };

    SettingsPage(const Parts& parts, QWidget* parent);

    void show(Section section);
    void addEndpoint();
    void editEndpoint(const QString& name);
    void undoRemove();

Q_SIGNALS:
    void endpointRemoved(const QString& name);
    void message(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Parts m_parts;
    QListWidget* m_nav;
    PageStack* m_stack;
    EndpointsPage* m_endpoints;
    AppearancePage* m_appearance;
    PrivacyPage* m_privacy;
    Label *m_aboutHead, *m_aboutText;
};

} // namespace spyhop::ui
