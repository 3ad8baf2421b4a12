using EduStream.Launcher.Clients;
using EduStream.Testing;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Uploads;

[Collection(SharedPlatform.Name)]
public sealed class HeadStartTests(SharedPlatform shared)
{
    [Fact(Timeout = 240_000)]
    public async Task The_first_chunks_are_encoded_before_the_last_byte_is_sent()
    {
        var stop = TestContext.Current.CancellationToken;
        using var clips = new TestClips();
        // Index in front; groups of pictures that are too long to be shown as they are.
        var file = await clips.MakeAsync(new Clip { Seconds = 30, Encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "400", "-pix_fmt", "yuv420p"], Output = ["-movflags", "+faststart"] });
        var lesson = (await shared.Instructor.NewLessonAsync("Head start", "Head start", stop)).LessonId;
        await using var content = File.OpenRead(file);
        var upload = await TusUpload.CreateAsync(shared.Instructor, lesson, "lecture.mp4", content.Length, stop, chunkBytes: (int)(content.Length * 2 / 3));
        var made = Path.Combine(shared.Platform.DataFolder, "media", "work", "uploads", upload.Address.Segments[^1]);

        await upload.SendAsync(content, sent => Assert.True(sent == content.Length || IsMade()), stop);

        Assert.Equal(Contracts.Progress.ProgressState.Published, (await Publish.EndAsync(shared.Instructor, upload.VideoId, stop)).State);
        await Eventually.TrueAsync(() => !Directory.Exists(made));

        bool IsMade() => SpinWait.SpinUntil(() => Directory.Exists(made) && Directory.EnumerateFiles(made, "*.ts").Any(), TimeSpan.FromMinutes(1));
    }
}
