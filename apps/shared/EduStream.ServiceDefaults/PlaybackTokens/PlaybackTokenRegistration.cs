using EduStream.Contracts;
using EduStream.ServiceDefaults.SecretKeys;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EduStream.ServiceDefaults.PlaybackTokens;

/// <summary>Registration of playback tokens.</summary>
public static class PlaybackTokenRegistration
{
    /// <summary>For the app that issues tokens: <see cref="PlaybackTokenSigner"/>.</summary>
    public static WebApplicationBuilder AddPlaybackTokens(this WebApplicationBuilder builder)
    {
        builder.AddSecretKey(Secrets.PlaybackTokenSigning);
        builder.Services.AddSingleton<PlaybackTokenSigner>();
        return builder;
    }

    /// <summary>For apps that check them: <see cref="PlaybackGate"/>.</summary>
    public static WebApplicationBuilder AddPlaybackGate(this WebApplicationBuilder builder)
    {
        builder.AddPlaybackTokens();
        builder.Services.AddOptions<PlaybackGateOptions>().BindConfiguration(PlaybackGateOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<LiveSessions>();
        builder.Services.AddSingleton(services => new PlaybackGate(services.GetRequiredService<PlaybackTokenSigner>(), services.GetRequiredService<LiveSessions>()));
        return builder;
    }
}
