using System.Numerics;

namespace EduStream.Media.Synchronising;

/// <summary>Pure: correlation by the fast Fourier transform (Cooley and Tukey, radix 2); two hours against two hours by hand would be half a billion products.</summary>
internal static class Fourier
{
    /// <summary>Sum over t of x[t] * y[t + lag] for every lag; negative lags count from the end.</summary>
    internal static double[] Correlate(double[] x, double[] y)
    {
        // Both are real: one transform does for two.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(x.Length + y.Length));
        var both = new Complex[size];
        for (var i = 0; i < size; i++)
        {
            both[i] = new Complex(i < x.Length ? x[i] : 0, i < y.Length ? y[i] : 0);
        }

        Transform(both, -1);
        var product = new Complex[size];
        for (var i = 0; i < size; i++)
        {
            var (here, mirrored) = (both[i], Complex.Conjugate(both[(size - i) & (size - 1)]));
            var (ofX, ofY) = ((here + mirrored) / 2, (here - mirrored) / new Complex(0, 2));
            product[i] = Complex.Conjugate(ofX) * ofY;
        }

        Transform(product, 1);
        return [.. product.Select(value => value.Real / size)];
    }

    private static void Transform(Complex[] values, int sign)
    {
        for (int i = 1, j = 0; i < values.Length; i++)
        {
            var bit = values.Length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (values[i], values[j]) = (values[j], values[i]);
            }
        }

        for (var length = 2; length <= values.Length; length <<= 1)
        {
            var half = length / 2;
            // Each turn by itself: multiplying one by the next would add up errors over a million steps.
            var turns = new Complex[half];
            for (var k = 0; k < half; k++)
            {
                var (sine, cosine) = Math.SinCos(sign * 2 * Math.PI * k / length);
                turns[k] = new Complex(cosine, sine);
            }

            for (var start = 0; start < values.Length; start += length)
            {
                for (var k = 0; k < half; k++)
                {
                    var (even, odd) = (values[start + k], values[start + k + half] * turns[k]);
                    (values[start + k], values[start + k + half]) = (even + odd, even - odd);
                }
            }
        }
    }
}
