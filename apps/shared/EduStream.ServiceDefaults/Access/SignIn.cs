using EduStream.Contracts;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EduStream.ServiceDefaults.Access;

internal static class SignIn
{
    // Only asymmetric signatures: with a shared-secret algorithm the public key could be passed off as the secret.
    private static readonly string[] Algorithms = ["RS256", "PS256", "ES256"];

    internal static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<AuthOptions>>((jwt, auth) =>
        {
            var authority = new Uri(auth.Value.Authority);
            jwt.Authority = auth.Value.Authority;
            jwt.Audience = auth.Value.Audience;
            jwt.RequireHttpsMetadata = !authority.IsLoopback;
            jwt.MapInboundClaims = false;
            jwt.RefreshInterval = TimeSpan.FromSeconds(5);
            jwt.TokenValidationParameters.ValidAlgorithms = Algorithms;
            jwt.TokenValidationParameters.NameClaimType = "name";
            jwt.TokenValidationParameters.RoleClaimType = "roles";
            jwt.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        });
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Learner, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Learner, Roles.Instructor, Roles.Admin))
            .AddPolicy(Policies.Instructor, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Instructor, Roles.Admin))
            .AddPolicy(Policies.Admin, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Admin));
    }
}
