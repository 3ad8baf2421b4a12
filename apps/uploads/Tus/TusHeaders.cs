using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace EduStream.Uploads.Tus;

/// <summary>Names and number formats of the tus protocol, version 1.0.0 (https://tus.io/protocols/resumable-upload).</summary>
internal static class TusHeaders
{
    internal const string Version = "1.0.0";
    internal const string Extensions = "creation,creation-with-upload,termination,expiration";
    internal const string ContentType = "application/offset+octet-stream";

    internal const string TusResumable = "Tus-Resumable";
    internal const string TusVersion = "Tus-Version";
    internal const string TusExtension = "Tus-Extension";
    internal const string TusMaxSize = "Tus-Max-Size";
    internal const string UploadLength = "Upload-Length";
    internal const string UploadDeferLength = "Upload-Defer-Length";
    internal const string UploadOffset = "Upload-Offset";
    internal const string UploadMetadata = "Upload-Metadata";
    internal const string UploadExpires = "Upload-Expires";

    /// <summary>EduStream's own: the video that the upload becomes a version of.</summary>
    internal const string VideoId = "EduStream-Video-Id";

    /// <summary>A non-negative decimal number and nothing else.</summary>
    internal static bool TryRead(StringValues header, out long number) =>
        long.TryParse(header.Count == 1 ? header[0] : null, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    internal static string Write(long number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Write(DateTimeOffset time) => time.ToString("R", CultureInfo.InvariantCulture);

    internal static bool IsUploadBody(string? contentType) => string.Equals(contentType, ContentType, StringComparison.OrdinalIgnoreCase);
}
