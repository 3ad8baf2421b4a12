using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduStream.ServiceDefaults.SecretKeys;

/// <summary>Registration of keys from the secret store.</summary>
public static class SecretKeyLoading
{
    /// <summary>
    /// Reads the key <paramref name="name"/> in the background as soon as the sidecar answers. Inject it with <c>[FromKeyedServices(name)] SecretKey</c>;
    /// the app becomes ready (<c>/health/ready</c>) only with it.
    /// </summary>
    public static WebApplicationBuilder AddSecretKey(this WebApplicationBuilder builder, string name)
    {
        var key = new SecretKey(name);
        builder.Services.AddKeyedSingleton(name, key);
        builder.Services.AddHealthChecks().AddCheck($"secret {name}", () => key.Ready
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"Secret '{name}' has not been read yet."));
        builder.Services.AddSingleton<IHostedService>(services => new Loader(
            key, services.GetRequiredService<DaprClient>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<SecretKey>>()));
        return builder;
    }

    // A secret that is put right later is taken up without a restart.
    private sealed class Loader(SecretKey key, DaprClient dapr, TimeProvider clock, ILogger logger) : BackgroundService
    {
        private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
        private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            string? said = null;
            await WaitForSidecarAsync(stoppingToken);
            for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                var wrong = await TryReadAsync(stoppingToken);
                if (wrong is null)
                {
                    logger.SecretKeyRead(key.Name);
                    return;
                }

                // Once per reason, however often it is tried.
                if (wrong != said)
                {
                    logger.SecretKeyNotUsable(wrong);
                    said = wrong;
                }

                await Task.Delay(pause, clock, stoppingToken);
            }
        }

        private async Task WaitForSidecarAsync(CancellationToken stop)
        {
            while (!await dapr.CheckOutboundHealthAsync(stop))
            {
                await Task.Delay(FirstPause, clock, stop);
            }
        }

        private async Task<string?> TryReadAsync(CancellationToken stop)
        {
            try
            {
                var secret = await dapr.GetSecretAsync(Components.SecretStore, key.Name, cancellationToken: stop);
                return key.Accept(secret.GetValueOrDefault(key.Name));
            }
            catch (DaprException)
            {
                // The runtime answers a missing secret and a missing store alike, with an error.
                return $"Secret '{key.Name}' cannot be read from the secret store '{Components.SecretStore}': "
                    + "put 32 random bytes there, base64-encoded (openssl rand -base64 32), and check that the component is loaded for this app.";
            }
        }
    }
}
