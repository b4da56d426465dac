// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/model/chat.h"
#include "core/observe/checkpoint.h"

#include <QtCore/QByteArray>

namespace spyhop::observe {

//! \brief What the audit log needs a key for, made from one secret of 64 bytes: signed checkpoints, the tags of
//! entries, digests of prompts.
//!
//! The first half signs and tags; the second makes digests and may be replaced without touching the first, which
//! leaves old digests nothing that a guess could be held against. A value.
class AuditKey {
public:
    static constexpr int bytes = 64;
    explicit AuditKey(const base::Secret& secret); //!< of exactly `bytes`
    [[nodiscard]] static base::Secret fresh();
    //! The same signer with a new half for digests.
    [[nodiscard]] static base::Secret withFreshDigests(const base::Secret& secret);

    [[nodiscard]] const CheckpointKey& signer() const { return m_signer; }
    [[nodiscard]] const base::Secret& tagKey() const { return m_tagKey; }
    //! HMAC-SHA-512/256 of everything that would be sent as prompt: roles, texts, attachments; 32 bytes.
    [[nodiscard]] QByteArray digestOf(const model::ChatRequest& request) const;

private:
    CheckpointKey m_signer;
    base::Secret m_tagKey, m_digestKey;
};

} // namespace spyhop::observe
