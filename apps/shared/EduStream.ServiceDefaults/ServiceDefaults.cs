using System.Text.Json;
using System.Text.Json.Serialization;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using EduStream.ServiceDefaults.Hosting;
using EduStream.ServiceDefaults.Observability;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduStream.ServiceDefaults;

/// <summary>The few calls with which every app starts: the same health, telemetry, errors, sign-in and Dapr client everywhere.</summary>
public static class ServiceDefaults
{
    /// <summary>
    /// Adds health checks, telemetry, problem details, JSON conventions (camelCase, enums as strings, nulls omitted),
    /// sign-in with JWTs and a <c>DaprClient</c>; listens on loopback at <c>APP_PORT</c> when that is set.
    /// </summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        builder.ListenOnAppPort();
        // One line per request or query of the frameworks would drown what the apps say; a longer category name in the configuration brings it back.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(json => Conventions(json.SerializerOptions));
        builder.Services.AddHealthChecks();
        builder.Services.AddProblemConventions();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDaprClient(dapr => dapr.UseJsonSerializationOptions(Json));
        builder.AddSignIn();
        builder.AddTelemetry();
        // A worker that is told to stop finishes its requests; the runner kills what takes longer.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        return builder;
    }

    /// <summary>
    /// The middleware in its one right order, health endpoints (<c>/health/live</c>, <c>/health/ready</c>) and the list of topics that Dapr asks for.
    /// Call it before mapping endpoints.
    /// </summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UseProblemConventions();
        app.UseCloudEvents();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapSubscribeHandler();
        return app;
    }

    /// <summary>JSON as every app speaks it, over HTTP and inside Dapr state and events.</summary>
    public static JsonSerializerOptions Json { get; } = Conventions(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    private static JsonSerializerOptions Conventions(JsonSerializerOptions json)
    {
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        return json;
    }
}
