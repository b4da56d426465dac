// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/model/submission.h"
#include "core/port/transport.h"
#include "core/wire/jobreply.h"

// OpenAI's batches over files: POST files, POST batches, GET batches/{id}, GET files/{id}/content (docs/api.md, §1).
// Pure; the caller adds authorization.
namespace spyhop::wire {

inline constexpr qsizetype longestBatchFile = qsizetype(200) * 1024 * 1024; //!< bytes, as documented
inline constexpr qsizetype mostBatchLines = 50'000; //!< as documented

//! \brief The .jsonl file that is uploaded, made one request after the other.
class BatchFile {
public:
    explicit BatchFile(const model::Target& target);
    //! Errors: encodeChat()'s, BadRequest (too many lines, too many bytes).
    [[nodiscard]] base::Status add(const model::JobRequest& request);
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    model::Target m_target;
    QByteArray m_bytes;
    qsizetype m_lines = 0;
};
//! The name under which a submission's file is uploaded, and found again.
[[nodiscard]] QString batchFileName(const QString& submissionId);
[[nodiscard]] port::WireRequest encodeUpload(
    const model::Endpoint& endpoint, const QString& submissionId, const QByteArray& file);
[[nodiscard]] port::WireRequest encodeBatchCreate(
    const model::Endpoint& endpoint, const QString& inputFile, const QString& key);
[[nodiscard]] port::WireRequest encodeBatchLook(const model::Endpoint& endpoint, const QString& remoteId);
[[nodiscard]] port::WireRequest encodeBatchCancel(const model::Endpoint& endpoint, const QString& remoteId);
[[nodiscard]] port::WireRequest encodeBatchList(const model::Endpoint& endpoint, const QString& after);
[[nodiscard]] port::WireRequest encodeFileList(const model::Endpoint& endpoint, const QString& after);
[[nodiscard]] port::WireRequest encodeFileContent(const model::Endpoint& endpoint, const QString& file);
[[nodiscard]] port::WireRequest encodeFileDelete(const model::Endpoint& endpoint, const QString& file);

//! The id of the file in a reply to an upload. Error: Server.
[[nodiscard]] base::Expected<QString> readFileId(QByteArrayView body);
//! A batch object, whatever its state; results that came inline come along. Error: Server.
[[nodiscard]] base::Expected<JobNews> readBatchObject(QByteArrayView body);
[[nodiscard]] base::Expected<JobList> readBatchList(QByteArrayView body);
//! The files of a list by name. Error: Server.
struct FileList {
    QList<std::pair<QString, QString>> files; //!< (name, id)
    bool complete = true;
    QString last;
};
[[nodiscard]] base::Expected<FileList> readFileList(QByteArrayView body);

} // namespace spyhop::wire
