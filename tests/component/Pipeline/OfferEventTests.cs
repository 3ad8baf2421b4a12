using System.Net;
using System.Net.Http.Json;
using EduStream.Contracts;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Offers;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Pipeline;

public sealed class OfferEventTests : IAsyncLifetime
{
    private PipelineApp pipeline = null!;

    public async ValueTask InitializeAsync() => pipeline = await PipelineApp.StartAsync();

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task What_is_no_offer_goes_to_the_dead_letters_and_is_logged_there()
    {
        await PublishAsync(new { nonsense = true });

        await WaitForLogAsync("it goes to the dead-letter topic");
        await WaitForLogAsync("nothing can be done with it");
    }

    [Fact]
    public async Task An_offer_of_a_version_that_is_gone_is_done_with()
    {
        await PublishAsync(new Offer(new PublishVideoInput(new VideoId(Guid.CreateVersion7()), 1, new UploadId(Guid.CreateVersion7())), OfferKind.Encode, Sound: false, 0));

        await WaitForLogAsync("nobody waits for encode-0 any more");
    }

    [Theory]
    [InlineData("/events/chunk-offered")]
    [InlineData("/events/chunk-offered-dead-letter")]
    public async Task Only_the_sidecar_may_deliver(string path)
    {
        var answer = await pipeline.App.Client(pipeline.App.Issuer.Admin()).PostAsJsonAsync(path, new { });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Task PublishAsync(object message) => pipeline.App.DaprOf(AppIds.Pipeline).PublishEventAsync(Components.WorkQueue, Topics.ChunkOffered, message);

    private Task WaitForLogAsync(string part) => Eventually.TrueAsync(() => pipeline.App.Logged.Any(line => line.Contains(part, StringComparison.Ordinal)));
}
