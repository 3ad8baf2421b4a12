using EduStream.Media.Encoding;
using EduStream.Testing.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Component.Media;

/// <summary>A store that is not a folder serves the upload on a loopback address: ffmpeg must seek in it like in a file.</summary>
public class LoopbackInputTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Fact]
    public async Task An_upload_is_read_over_loopback_http()
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 9 });
        await using var server = await ServeAsync(file);
        var address = $"{server.Urls.Single()}/source";
        var source = Assert.IsType<EduStream.Media.Probing.ProbeOutcome.Accepted>(await media.Prober.ProbeAsync(address, new FileInfo(file).Length)).Source;
        var plan = EduStream.Media.Planning.EncodingPlanner.Plan(source, MediaFixture.SmallChunks);
        var folder = media.Folder("chunk");

        Assert.IsType<EncodeOutcome.Encoded>(await media.Encoder.EncodeAsync(plan, 1, address, folder));
        Assert.Equal(Enumerable.Range(100, 125), await media.Tools.NumbersAsync(Path.Combine(folder, "v180.ts")));
        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, address, folder));
    }

    internal static async Task<WebApplication> ServeAsync(string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapMethods("/source", ["GET", "HEAD"], () => Results.File(file, "application/octet-stream", enableRangeProcessing: true));
        await app.StartAsync();
        return app;
    }
}
