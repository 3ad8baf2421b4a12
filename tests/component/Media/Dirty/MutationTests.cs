using System.Globalization;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media.Dirty;

/// <summary>Small good files with random damage: each ends in a value, within all limits, and leaves nothing behind.</summary>
public class MutationTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const int MutantsPerFile = 20;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("EDUSTREAM_MUTATION_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
    private static readonly Clip Small = new() { Seconds = 1, Width = 160, Height = 90 };

    public static TheoryData<string, Clip> Originals => new()
    {
        { "mp4", Small },
        { "mkv", Small with { Extension = "mkv", Encoder = ["-c:v", "mpeg4", "-q:v", "5"] } },
        { "ts", Small with { Extension = "ts", Encoder = ["-c:v", "mpeg2video", "-q:v", "5"], Output = ["-c:a", "mp2"] } },
    };

    [Theory(Timeout = 600_000)]
    [MemberData(nameof(Originals))]
    public async Task Every_mutant_is_encoded_or_refused(string container, Clip clip)
    {
        var original = await File.ReadAllBytesAsync(await media.Clips.MakeAsync(clip));
        TestContext.Current.SendDiagnosticMessage($"Mutants of {container}: EDUSTREAM_MUTATION_SEED={Seed}");
        var encoded = 0;
        for (var number = 0; number < MutantsPerFile; number++)
        {
            var file = await media.Clips.BytesAsync(Mutant.Of(original, unchecked(Seed + number)));
            try
            {
                var treated = await Treatment.OfAsync(media, file, Depth.Encode);
                Assert.True(treated.Refusal is null ? treated.Encoded.Count > 0 || treated.Sound is not null : treated.Refusal.Sentence.EndsWith('.'));
                encoded += treated.Refusal is null ? 1 : 0;
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Mutant {number} of {container}, EDUSTREAM_MUTATION_SEED={Seed}: {failure.Message}", failure);
            }

            Assert.Empty(RunningTools.Naming(media.Clips.Folder));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{container}, seed {Seed}: {encoded} of {MutantsPerFile} encoded, the others refused");
    }
}
