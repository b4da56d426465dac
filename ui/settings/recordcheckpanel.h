// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/privacyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <optional>

class QListWidget;

namespace spyhop::ui {

class Banner;
class Button;
class Label;

//! \brief Opens every stored record, beside everything else, and lists those that are damaged: what each is and where
//! it lies. What is stored must be unlocked. Owner: PrivacyPage. Thread: main.
class RecordCheckPanel : public QWidget {
    Q_OBJECT
public:
    RecordCheckPanel(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void begin();
    void cancel();
    void databaseChecked(const base::Status& whole);
    void checked(qint64 records, const base::Expected<QByteArrayList>& damaged);
    void showState();
    void showResult();
    void retranslate();

    //! What the last check has come to.
    struct Result {
        qint64 records = 0;
        base::Status whole; //!< of the file
        base::Expected<QByteArrayList> damaged;
    };
    admin::PrivacyAdmin& m_privacy;
    Label *m_head, *m_sub, *m_progress;
    Button *m_begin, *m_cancel;
    Banner* m_result;
    QListWidget* m_list;
    base::Status m_whole;
    std::optional<Result> m_last;
    qint64 m_records = 0; //!< opened so far
    bool m_isChecking = false;
};

} // namespace spyhop::ui
