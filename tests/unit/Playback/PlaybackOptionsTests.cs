using System.ComponentModel.DataAnnotations;
using EduStream.Playback.Sessions;
using Xunit;

namespace EduStream.Tests.Unit.Playback;

public sealed class PlaybackOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreFine() => Assert.Empty(Wrong(new PlaybackOptions()));

    [Fact]
    public void Validate_HeartbeatsTooRareForTheLifetime_SaysSo() =>
        Assert.Contains("Playback:Heartbeat", Assert.Single(Wrong(new PlaybackOptions { Lifetime = TimeSpan.FromSeconds(50) })).ErrorMessage);

    [Fact]
    public void Validate_NoScreens_IsRefused() => Assert.Single(Wrong(new PlaybackOptions { Screens = 0 }));

    private static List<ValidationResult> Wrong(PlaybackOptions options)
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true);
        return wrong;
    }
}
