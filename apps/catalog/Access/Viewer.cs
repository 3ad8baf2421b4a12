using System.Security.Claims;
using EduStream.ServiceDefaults.Access;

namespace EduStream.Catalog.Access;

/// <summary>Who asks.</summary>
internal sealed record Viewer(string UserId, bool IsAdmin)
{
    internal static Viewer Of(ClaimsPrincipal user) => new(user.UserId(), user.IsAdmin());
}
