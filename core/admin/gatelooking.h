// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/gateadmin.h"
#include "core/model/chat.h"

#include <QtCore/QThreadPool>
#include <memory>
#include <optional>

namespace spyhop::admin {

//! \brief What the privacy gate would do with a question that is being written, and with what is attached to it.
//!
//! Looks beside the main thread. An attachment is looked through once for as long as it goes along, whatever it is
//! called: what was found is kept by what it says. Owner: whoever shows it; destroying it stops what is under way.
//! Thread: main.
class GateLooking : public QObject {
    Q_OBJECT
public:
    //! Borrowed; outlives this.
    explicit GateLooking(const GateAdmin& gate);
    ~GateLooking() override;

    //! looked() follows from the event loop. Of two questions only the later one is answered.
    void look(const QString& text, const QList<model::Attachment>& attachments);
    //! The question has changed: what it was is not answered any more.
    void drop();
    //! How many attachments were looked through, those that were known left out.
    [[nodiscard]] int searched() const;

Q_SIGNALS:
    void looked(const spyhop::admin::GateLook& look);

private:
    //! On the worker's side.
    class Search;
    struct Question {
        QString text;
        QList<model::Attachment> attachments;
        model::GateRules rules;
    };
    void begin(const Question& question);
    void done(int asked, const GateLook& look);

    const GateAdmin& m_gate;
    std::unique_ptr<Search> m_search;
    int m_asked = 0; //!< the number of the question that is to be answered
    bool m_isBusy = false;
    std::optional<Question> m_next; //!< once the worker is free
    QThreadPool m_worker; //!< dies first: its work ends before what it reports to
};

//! What these rules do with all of a request that is about to be sent; `sent` stays empty.
[[nodiscard]] GateLook lookAt(const model::ChatRequest& request, const model::GateRules& rules);

} // namespace spyhop::admin
