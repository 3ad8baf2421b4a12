using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Playback.Sessions;

internal static class SessionProblems
{
    internal static ProblemHttpResult Of(Opening opening) => opening switch
    {
        Opening.Refused refused => NotEntitled(refused.Reason),
        Opening.TooManyScreens many => Problems.Of(
            StatusCodes.Status409Conflict, "too-many-screens", "You are watching on too many screens.", $"At most {many.Limit} at once: close the video on another one and try again."),
        _ => Unavailable(),
    };

    internal static ProblemHttpResult Of(Beat beat) => beat is Beat.Refused refused ? NotEntitled(refused.Reason) : Ended();

    internal static ProblemHttpResult Ended() =>
        Problems.Of(StatusCodes.Status404NotFound, "session-ended", "There is no such playback session, or it has ended.", "Start playback again.");

    internal static ProblemHttpResult Unavailable() =>
        Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "It cannot be said at the moment who may watch this lesson.", "Try again in a few seconds.");

    private static ProblemHttpResult NotEntitled(string reason) => reason switch
    {
        "not-enrolled" => Problems.Of(StatusCodes.Status403Forbidden, reason, "You are not enrolled in this course.", "Ask its instructor to add you."),
        "not-published" => Problems.Of(StatusCodes.Status409Conflict, reason, "This lesson has no video yet."),
        "no-such-lesson" => Problems.Of(StatusCodes.Status404NotFound, reason, "There is no such lesson."),
        _ => Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "You may not watch this lesson."),
    };
}
