// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <algorithm>

namespace spyhop::base {

//! \brief Writes compact JSON straight into bytes, keys in the order they are given.
//!
//! The caller keeps objects and arrays balanced; only separators and escapes are done here.
class JsonWriter {
public:
    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(QByteArrayView name); //!< plain ASCII, not escaped
    void string(const QString& text); //!< a lone surrogate becomes U+FFFD
    void ascii(QByteArrayView text); //!< nothing that needs an escape
    void dataUrl(QByteArrayView mimeType, const QByteArray& bytes); //!< "data:image/png;base64,…"
    void integer(qint64 value);
    void number(double value); //!< must be finite
    void boolean(bool value);
    void null();
    void members(QByteArrayView json); //!< of an object, without its braces, as they are; not empty
    void reserve(qsizetype bytes) { m_bytes.resize(std::max(m_bytes.size(), bytes)); }
    //! What is written so far; gone with the next word.
    [[nodiscard]] QByteArrayView view() const { return QByteArrayView(m_bytes).first(m_size); }
    [[nodiscard]] QByteArray bytes(); //!< the same, to keep

private:
    //! Where the next bytes go, so many of them: cheaper by far than to append them to the array one by one.
    [[nodiscard]] char* room(qsizetype bytes)
    {
        if (m_bytes.size() - m_size < bytes)
            grow(bytes);
        return m_bytes.data() + m_size;
    }
    void grow(qsizetype bytes);
    void append(QByteArrayView bytes);
    void append(char c);
    void escape(char c);
    void open(char bracket);
    void close(char bracket);
    void separate();

    QByteArray m_bytes; // longer than what is written
    qsizetype m_size = 0;
    bool m_needsComma = false;
};

} // namespace spyhop::base
