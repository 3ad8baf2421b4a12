using EduStream.ServiceDefaults.Errors;
using EduStream.Uploads.Tus;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Uploads.Uploads;

/// <summary>Everything that an upload can be refused for. Each answer is a new object: its trace id is written into it.</summary>
internal static class UploadProblems
{
    internal static ProblemHttpResult LengthRequired => Bad("upload-length-required", "Upload-Length must be the file's length in bytes.");

    internal static ProblemHttpResult DeferredLength => Bad("upload-defer-length", "The length of the upload must be known when it is created.");

    internal static ProblemHttpResult Metadata => Bad("invalid-metadata", "Upload-Metadata must name a lessonId.", "Send 'lessonId <base64>,filename <base64>', at most 4096 characters.");

    internal static ProblemHttpResult Companion => Bad("invalid-companion", "A second picture shows slides or a camera.", "'companion' in Upload-Metadata is 'slides' or 'camera'; leave it out for the lesson's main video.");

    internal static ProblemHttpResult OffsetRequired => Bad("upload-offset-required", "Upload-Offset must be the number of bytes that the server has.");

    internal static ProblemHttpResult NoSuchUpload => Problems.Of(StatusCodes.Status404NotFound, "no-such-upload", "There is no such upload, or it is not yours.");

    internal static ProblemHttpResult Gone => Problems.Of(StatusCodes.Status410Gone, "upload-gone", "The upload has expired or was ended. Create a new one.");

    internal static ProblemHttpResult Busy => Problems.Of(StatusCodes.Status423Locked, "upload-busy", "Another request writes to this upload. Try again when it has ended.");

    internal static ProblemHttpResult Complete => Problems.Of(StatusCodes.Status403Forbidden, "upload-complete", "The upload is complete and in work; it cannot be ended any more.");

    internal static ProblemHttpResult NotOwner => Problems.Of(StatusCodes.Status403Forbidden, "not-owner", "Only the owner of the course may upload to its lessons.");

    internal static ProblemHttpResult NoSuchLesson => Problems.Of(StatusCodes.Status404NotFound, "no-such-lesson", "There is no such lesson.");

    internal static ProblemHttpResult Unavailable =>
        Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "The catalog cannot be asked now. Try again in a moment.");

    internal static ProblemHttpResult ContentType =>
        Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Bytes are sent as {TusHeaders.ContentType}.");

    internal static ProblemHttpResult TooLarge(long most) => Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", $"An upload may hold at most {most} bytes.");

    internal static ProblemHttpResult TooLong(long length) => Problems.Of(StatusCodes.Status413PayloadTooLarge, "past-the-end", $"The upload was created with a length of {length} bytes.");

    internal static ProblemHttpResult TooManyOpen(int most) =>
        Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-uploads", $"You have {most} unfinished uploads.", "Finish or end one of them first.");

    internal static ProblemHttpResult OffsetMismatch(long offset) => Problems.Of(StatusCodes.Status409Conflict, "offset-mismatch", $"The server has {offset} bytes of this upload; go on from there.");

    private static ProblemHttpResult Bad(string type, string title, string? detail = null) => Problems.Of(StatusCodes.Status400BadRequest, type, title, detail);
}
