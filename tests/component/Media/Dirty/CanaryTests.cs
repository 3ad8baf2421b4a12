using EduStream.Media.Processes;
using EduStream.Testing.Media.Dirty;

namespace EduStream.Tests.Component.Media.Dirty;

/// <summary>Files that name other files: nothing but the file itself is opened. The network is left on here, so that the allow-lists alone must hold.</summary>
public sealed class CanaryTests : IDisposable
{
    private readonly MediaFixture media = new(Confinement.OfThisMachine with { NoNetwork = [] });

    public static TheoryData<string> Names => [.. DirtySet.References.Select(dirty => dirty.Name)];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Names))]
    public async Task Nothing_else_is_opened(string name)
    {
        await using var canary = await Canary.StartAsync(media.Clips);
        var dirty = DirtySet.Named(name);
        foreach (var reference in new[] { canary.Path, $"file:{canary.Path}", canary.Address, $"subfile,,start,0,end,0,,:{canary.Path}" })
        {
            media.Clips.Canary = reference;
            var treated = await Treatment.OfAsync(media, await dirty.MakeAsync(media.Clips), Depth.Encode);

            Assert.Equal(dirty.Ending == Ending.Refused, treated.Refusal is not null);
        }

        Assert.False(await canary.WasReadAsync());
    }

    [Fact]
    public async Task The_canary_notices_a_player_without_allow_lists()
    {
        await using var file = await Canary.StartAsync(media.Clips);
        await using var server = await Canary.StartAsync(media.Clips);
        await ProbeAsync(await media.Clips.PlaylistAsync(file.Path));
        await ProbeAsync(await media.Clips.PlaylistAsync(server.Address));

        Assert.True(await file.WasReadAsync());
        Assert.True(server.Requests > 0);
    }

    public void Dispose() => media.Dispose();

    private Task<ToolResult> ProbeAsync(string file) => media.Tools.Runner.RunAsync(
        new ToolCommand(media.Tools.Locator.Ffprobe, ["-v", "error", "-allowed_extensions", "ALL", "-protocol_whitelist", "file,http,tcp", "-f", "hls", "-i", file], TimeSpan.FromSeconds(60)) { Network = true });
}
