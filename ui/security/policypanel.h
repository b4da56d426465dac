// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/policyadmin.h"
#include "core/base/clock.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QMenu;

namespace spyhop::ui {

class Banner;
class Button;
class Label;
class PolicyBench;
class PolicyColumns;
class PolicyEdit;

//! \brief The policies: one's own to be edited, the administrator's to be read, a test bench beside them, or
//! below. Checks as one types. Owner: SecurityPage. Thread: main.
class PolicyPanel : public QWidget {
    Q_OBJECT
public:
    PolicyPanel(const Theme& theme, base::Clock& clock, admin::PolicyAdmin& policies, QWidget* parent);

    //! Models that the bench offers.
    void setModels(const QStringList& models);
    //! Endpoints that it offers.
    void setEndpoints(const QList<model::Endpoint>& endpoints);
    //! Brings back what stood in the file before the last save.
    void undoSave();
    [[nodiscard]] bool hasUnsavedText() const;

Q_SIGNALS:
    void saved(const QString& sentence); //!< may be taken back by undoSave()
    void failed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildTemplates();
    void retranslate();
    void listFiles();
    void followFiles();
    void showFile(int index);
    void check();
    void showState();
    void save();
    void revert();
    void insertTemplate(const QByteArray& rule);
    [[nodiscard]] bool showsOwn() const;

    const Theme& m_theme;
    admin::PolicyAdmin& m_policies;
    QList<admin::PolicyAdmin::File> m_foreign; //!< the administrator's, in the order of the list
    QString m_ownText; //!< as edited, while another file is shown
    QByteArray m_savedText; //!< as in the file
    std::optional<QByteArray> m_beforeSave; //!< for undoSave(); empty: there was no file
    QComboBox* m_files;
    Button *m_templates, *m_revert, *m_save;
    QMenu* m_menu;
    Banner *m_state, *m_remark;
    std::optional<base::JsonPosition> m_remarkAt;
    Label* m_hint;
    PolicyEdit* m_edit;
    PolicyBench* m_bench;
    PolicyColumns* m_columns;
};

} // namespace spyhop::ui
