using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Courses;

/// <summary>In which codecs the versions of a course's videos are made beside H.264.</summary>
internal static class CodecEndpoints
{
    // No enum parsing: that takes numbers and lists too.
    private static readonly Dictionary<string, PictureCodec> Choices = new(StringComparer.Ordinal) { ["hevc"] = PictureCodec.Hevc, ["av1"] = PictureCodec.Av1 };

    internal static void MapCodecs(this WebApplication app) =>
        app.MapPut("/api/catalog/courses/{courseId}/codecs", Set).WithTags("Courses").RequireAuthorization(Policies.Instructor);

    private static async Task<Results<NoContent, ProblemHttpResult>> Set(CourseId courseId, CourseCodecs request, ClaimsPrincipal user, CatalogChanges changes, CancellationToken stop) =>
        request.Codecs.Any(name => name is null || !Choices.ContainsKey(name))
            ? UnknownCodec
            : await changes.RunAsync<Results<NoContent, ProblemHttpResult>>(
                async db =>
                {
                    var viewer = Viewer.Of(user);
                    if (await db.Courses.VisibleTo(viewer).SingleOrDefaultAsync(found => found.Id == courseId, stop) is not { } course)
                    {
                        return CatalogProblems.NoSuchCourse;
                    }

                    if (!course.IsOwnedBy(viewer))
                    {
                        return CatalogProblems.NotOwner;
                    }

                    course.EncodeIn([.. request.Codecs.Select(name => Choices[name])]);
                    return TypedResults.NoContent();
                },
                stop);

    private static ProblemHttpResult UnknownCodec => Problems.Of(
        StatusCodes.Status400BadRequest, "unknown-codec", "There is no such codec to choose.", $"Choose among {string.Join(" and ", Choices.Keys)}; H.264 is always made.");
}

/// <param name="Codecs">Any of <c>hevc</c> and <c>av1</c>; empty: H.264 alone. For versions that start from now on.</param>
public sealed record CourseCodecs([property: Required, MaxLength(10)] IReadOnlyList<string> Codecs);
