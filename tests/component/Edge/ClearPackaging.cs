using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Testing;
using EduStream.Tests.Component.Media;
using Xunit;

namespace EduStream.Tests.Component.Edge;

/// <summary>What a browser is shown when encryption is in the way: its own key system knows no HLS.</summary>
internal static class ClearPackaging
{
    /// <summary>The pictures of the only chunk, packaged as for a lesson but not encrypted.</summary>
    internal static async Task<string> PackageClearAsync(this MediaFixture media, EncodingPlan plan, string clip)
    {
        var (encoded, packaged) = (media.Folder("encoded"), media.Folder("clear"));
        Assert.Equal(1, plan.ChunkCount);
        Assert.IsType<EncodeOutcome.Encoded>(await media.Encoder.EncodeAsync(plan, 0, clip, encoded));
        plan.Video.ToList().ForEach(rendition => Directory.CreateDirectory(Path.Combine(packaged, rendition.Id)));
        var inputs = plan.Video.Select(rendition => new PackagerInput(rendition.Id, "video", "SD", null)).ToList();
        var arguments = PackagerArguments.Encrypt(plan, inputs, encoded, packaged)
            .Select(argument => argument.Replace(",drm_label=SD", string.Empty, StringComparison.Ordinal)).ToList();
        var protection = arguments.IndexOf("--flagfile");
        arguments.RemoveRange(protection, arguments.IndexOf("--segment_duration") - protection);
        await media.Tools.Runner.RequireAsync(new ToolCommand(media.Tools.Locator.Packager, arguments, TimeSpan.FromMinutes(1)), default);
        return packaged;
    }

    /// <summary>A page with the player, and a script of the test's beside it.</summary>
    internal static void WritePlayerPage(string data, string script)
    {
        var web = Directory.CreateDirectory(Path.Combine(data, "web")).FullName;
        File.Copy(Path.Combine(Repository.Root, "node_modules/shaka-player/dist/shaka-player.compiled.js"), Path.Combine(web, "shaka.js"));
        File.Copy(Path.Combine(Repository.Root, "tests/component/Edge", script), Path.Combine(web, "check.js"));
        File.WriteAllText(Path.Combine(web, "check.html"), "<!doctype html><video muted width=320></video><script src=shaka.js></script><script src=check.js></script>");
    }
}
