// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QListWidget;

namespace spyhop::admin {
class PrivacyAdmin;
}

namespace spyhop::ui {

class Button;
class EmptyState;
class EndpointForm;
class Label;
class PageStack;
class Switch;

//! \brief The endpoints in the order they are tried: add, edit, test, move, remove with undo. Thread: main.
class EndpointsPage : public QWidget {
    Q_OBJECT
public:
    EndpointsPage(
        const Theme& theme, admin::EndpointAdmin& endpoints, const admin::PrivacyAdmin& privacy, QWidget* parent);

    void addNew();
    //! Opens the form of this endpoint; nothing if there is none of this name.
    void edit(const QString& name);
    //! Puts back what was removed last.
    void undoRemove();

Q_SIGNALS:
    void turned(); //!< from the list to the form or back
    void removed(const QString& name); //!< may be undone
    void failed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void refresh();
    void refreshButtons();
    void move(int by);
    void reorderFromList();
    void removeCurrent();
    void openForm();
    [[nodiscard]] QString currentName() const;

    const Theme& m_theme;
    admin::EndpointAdmin& m_endpoints;
    const admin::PrivacyAdmin& m_privacy;
    PageStack* m_stack;
    QWidget* m_listPage;
    QWidget* m_formPage;
    Label *m_head, *m_sub, *m_formHead;
    QListWidget* m_list;
    Label* m_builtIn; //!< no setting: it goes with the window
    Button *m_add, *m_edit, *m_up, *m_down, *m_remove;
    Switch* m_otherAccounts;
    EndpointForm* m_form;
    Button *m_test, *m_save, *m_back;
    model::Endpoint m_removedEndpoint;
    QStringList m_orderBefore;
    bool m_isNew = false;
};

} // namespace spyhop::ui
