using System.Security.Claims;
using EduStream.Contracts;

namespace EduStream.ServiceDefaults.Access;

/// <summary>What apps ask of the signed-in person.</summary>
public static class UserExtensions
{
    /// <summary>The <c>sub</c> claim: stable, unique per issuer. <see cref="InvalidOperationException"/> on an endpoint that does not require a sign-in.</summary>
    public static string UserId(this ClaimsPrincipal user) =>
        user.FindFirstValue("sub") ?? throw new InvalidOperationException("The endpoint must require a sign-in before it asks who is signed in.");

    /// <summary>True for admins.</summary>
    public static bool IsAdmin(this ClaimsPrincipal user) => user.IsInRole(Roles.Admin);
}
