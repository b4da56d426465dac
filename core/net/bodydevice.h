// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>

namespace spyhop::net {

//! \brief A request body that can be read once.
//!
//! QNetworkAccessManager silently sends a request again when the server closes the connection without a reply; for a
//! chat call that means paying twice. It rewinds the body first, so a body that refuses to be rewound (together with
//! DoNotBufferUploadDataAttribute, or Qt would keep its own copy) makes it fail with ContentReSendError instead.
//! Owner: the reply, as its child. Thread: the manager's.
class BodyDevice final : public QIODevice {
    Q_OBJECT
public:
    explicit BodyDevice(const QByteArray& bytes);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool reset() override { return false; }
    [[nodiscard]] bool atEnd() const override { return m_position >= m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override;
    //! Bytes that were taken to be sent.
    [[nodiscard]] qint64 taken() const { return m_position; }
    //! From now on nothing more is given.
    void withhold() { m_withheld = true; }

protected:
    qint64 readData(char* data, qint64 maximum) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    const QByteArray m_bytes;
    qint64 m_position = 0;
    bool m_withheld = false;
};

} // namespace spyhop::net
