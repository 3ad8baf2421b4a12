using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Catalog.Access;

/// <summary>Problems that more than one feature answers with. What the caller may not see is not found, so that ids tell nothing. Each answer is a new object: its trace id is written into it.</summary>
internal static class CatalogProblems
{
    internal static ProblemHttpResult NoSuchCourse => Problems.Of(StatusCodes.Status404NotFound, "no-such-course", "There is no such course, or you may not see it.");

    internal static ProblemHttpResult NoSuchLesson => Problems.Of(StatusCodes.Status404NotFound, "no-such-lesson", "There is no such lesson, or you may not see it.");

    internal static ProblemHttpResult NoSuchVideo => Problems.Of(StatusCodes.Status404NotFound, "no-such-video", "There is no such video, or you may not see it.");

    internal static ProblemHttpResult NotOwner => Problems.Of(StatusCodes.Status403Forbidden, "not-owner", "Only the owner of the course may do this.");
}
