using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Progress;

/// <summary>Each answer is a new object: its trace id is written into it.</summary>
internal static class ProgressProblems
{
    internal static ProblemHttpResult UploadNotComplete =>
        Problems.Of(StatusCodes.Status404NotFound, "upload-not-complete", "No completed upload of this video is known.", "Ask again when the upload is complete.");

    internal static ProblemHttpResult NotTheOwner =>
        Problems.Of(StatusCodes.Status403Forbidden, "not-the-owner", "Only the instructor who uploaded the video may do this.");
}
