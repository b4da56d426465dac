// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/common/surface.h"

class QPlainTextEdit;

namespace spyhop::ui {

class Banner;
class Button;
class Label;

//! \brief 400 px at the right: the selected item's source above, its answer below. Thread: main.
class ItemPanel : public Surface {
    Q_OBJECT
public:
    ItemPanel(const Theme& theme, const batch::BatchManager& manager, QWidget* parent);

    void show(const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showSource(const model::BatchSpec& spec, const model::BatchItem& item);

    const batch::BatchManager& m_manager;
    std::unique_ptr<batch::ItemReading> m_reading; //!< of the source
    Label* m_title;
    Button* m_close;
    Banner* m_error;
    Label* m_sourceHead;
    QPlainTextEdit* m_source;
    Label* m_answerHead;
    QPlainTextEdit* m_answer;
    Label* m_foot;
    QString m_path; //!< whose source is shown
};

} // namespace spyhop::ui
