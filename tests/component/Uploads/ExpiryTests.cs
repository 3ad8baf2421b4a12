using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Storage;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Uploads;

public sealed class ExpiryTests : IAsyncLifetime
{
    private UploadsFixture uploads = null!;

    public async ValueTask InitializeAsync() => uploads = await UploadsFixture.StartAsync();

    public ValueTask DisposeAsync() => uploads.DisposeAsync();

    [Theory]
    [InlineData(Topics.SourceExpired)]
    [InlineData(Topics.SourceExpired + Topics.DeadLetterSuffix)]
    public async Task The_bytes_of_an_expired_source_are_removed_and_others_stay(string topic)
    {
        var (gone, kept) = (await UploadedAsync(), await UploadedAsync());

        await TellAsync(topic, new SourceExpired(gone, uploads.Video, TimeProvider.System.GetUtcNow()));

        await Eventually.TrueAsync(async () => await uploads.Media.FindAsync(MediaPaths.UploadSource(gone)) is null);
        Assert.NotNull(await uploads.Media.FindAsync(MediaPaths.UploadSource(kept)));
        // Told again, there is nothing to do.
        await TellAsync(topic, new SourceExpired(gone, uploads.Video, TimeProvider.System.GetUtcNow()));
        await Eventually.TrueAsync(() => uploads.App.Logged.Count(line => line.Contains("its course keeps them no longer", StringComparison.Ordinal)) == 2);
    }

    [Fact]
    public async Task What_is_no_expired_source_goes_to_the_dead_letters_and_is_logged_there()
    {
        await TellAsync(Topics.SourceExpired, new { nonsense = true });

        await Eventually.TrueAsync(() => uploads.App.Logged.Any(line => line.Contains("A dead letter of upload-source-expired", StringComparison.Ordinal)));
    }

    private Task TellAsync<T>(string topic, T fact) => uploads.App.DaprOf(AppIds.Pipeline).PublishEventAsync(Components.PubSub, topic, fact);

    private async Task<UploadId> UploadedAsync()
    {
        using var answer = await uploads.CreateAsync(4, body: [1, 2, 3, 4]);
        Assert.True(UploadId.TryParse(answer.EnsureSuccessStatusCode().Headers.Location!.ToString().Split('/')[^1], out var uploadId));
        return uploadId;
    }
}
